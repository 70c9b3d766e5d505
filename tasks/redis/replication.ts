import { z } from 'zod';
import type { Connection } from './connections.ts';

/** Too few replicas have a write: it may be lost in a failover. */
export class NotReplicated extends Error {
  override name = 'NotReplicated';
  constructor(wanted: number, have: number) {
    super(`${have} of ${wanted} replicas of REDIS_WAIT_REPLICAS have the write.`);
  }
}

/**
 * Waits until that many replicas have what was last written to the node of `key` over this connection.
 *
 * @throws {NotReplicated} when they do not within a second; what was written stays written.
 */
export const awaitReplicas = async (
  redis: Connection,
  key: string,
  replicas: number,
): Promise<void> => {
  // On a cluster the key leads the command to its node.
  const results = await redis.pipeline().exists(key).wait(replicas, waitMs).exec();
  const [error, reply] = results?.[1] ?? [];
  if (error) throw error;
  const have = z.number().parse(reply);
  if (have < replicas) throw new NotReplicated(replicas, have);
};

/** Less than a request may take, so that the caller is told in time. */
const waitMs = 1000;
