import { z } from 'zod';
import type { Connection } from './connections.ts';
import { isRedirect } from './slot.ts';

/** Too few replicas have a write: it may be lost in a failover. */
export class ReplicationError extends Error {
  override name = 'ReplicationError';
  constructor(wanted: number, have: number) {
    super(`${have} of ${wanted} replicas of REDIS_WAIT_REPLICAS have the write.`);
  }
}

/** Makes sure that writes have reached replicas. */
export class Replication {
  readonly #connection: Connection;
  readonly #replicas: number;

  /**
   * @param connection for this alone: Redis holds back all that is sent behind a WAIT until that is answered.
   * @param replicas that must have a write.
   */
  constructor(connection: Connection, replicas: number) {
    this.#connection = connection;
    this.#replicas = replicas;
  }

  /**
   * Waits until the replicas have the write that brought the field `field` of the hash `key` to `number` or more.
   *
   * @throws {ReplicationError} when they do not within a second, or the write was lost in a failover; what was written may stay.
   */
  async confirm(key: string, field: string, number: number): Promise<void> {
    let [read, waited] = await this.#readAndWait(key, field);
    if (read?.[0] && isRedirect(read[0])) {
      // A pipeline does not follow a slot that has moved; a command does.
      await this.#connection.hget(key, field);
      [read, waited] = await this.#readAndWait(key, field);
    }
    const error = read?.[0] ?? waited?.[0];
    if (error) throw error;
    const held = z.coerce.number().parse(read?.[1]);
    const have = z.number().parse(waited?.[1]);
    if (held < number) throw new ReplicationError(this.#replicas, 0);
    if (have < this.#replicas) throw new ReplicationError(this.#replicas, have);
  }

  /** Reading leads to the key's node, makes WAIT count from there on, and tells whether a new master has the write at all. */
  async #readAndWait(key: string, field: string) {
    const pipeline = this.#connection.pipeline().hget(key, field).wait(this.#replicas, waitMs);
    return (await pipeline.exec()) ?? [];
  }

  close(): void {
    this.#connection.disconnect();
  }
}

/** Less than a request may take, so that the caller is told in time. */
const waitMs = 1000;
