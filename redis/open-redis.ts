import { type Connection, connector, parseRedisUrl, type Role } from './connections.ts';
import type { UsedNames } from './probe/check-rights.ts';
import { probe } from './probe/probe.ts';
import { Replication } from './replication.ts';
import { assertKeepsKeys } from './requirements.ts';
import { retryWhileUnavailable } from './retry-while-unavailable.ts';
import { Subscriber } from './subscriber.ts';
import { UnreachableRedisError } from './unreachable.ts';

export interface RedisOptions {
  /** A single server, a cluster or a sentinel group: see `redisAddressForms`. */
  redisUrl: string;
  /** Replicas that must confirm the first and the final write of a task; 0 by default. */
  waitReplicas?: number;
  /** Milliseconds without a reply after which a connection is replaced; 15,000 by default. BullMQ waits for up to 10 s. */
  silenceMs?: number | undefined;
  /** Called for each broken connection. ioredis reconnects on its own. */
  onConnectionError: (role: Role, error: Error) => void;
}

/** The connections of one process. */
export interface RedisConnections {
  /** Runs commands, in the role that the process was opened with. */
  readonly redis: Connection;
  readonly subscriber: Subscriber;
  /** Undefined if no write waits for replicas. */
  readonly replication: Replication | undefined;
  /** On a cluster, publications are sharded and commands for different keys have no order. */
  readonly isCluster: boolean;
  /** Closes every connection. Commands without a reply fail. */
  close(): void;
}

/**
 * Opens the connections of one process. It returns at once and connects in the background.
 *
 * @param role `requests` for servers, whose commands fail fast; `work` for workers, whose commands wait for Redis to come back.
 */
export const openRedis = (role: 'requests' | 'work', options: RedisOptions): RedisConnections => {
  const { open, isCluster } = connector(
    options.redisUrl,
    options.onConnectionError,
    options.silenceMs,
  );
  const redis = open(role);
  const subscriber = new Subscriber(open('subscriber'));
  const { waitReplicas = 0 } = options;
  const replication = waitReplicas > 0 ? new Replication(open(role), waitReplicas) : undefined;
  return {
    redis,
    subscriber,
    replication,
    isCluster,
    close() {
      subscriber.close();
      replication?.close();
      redis.disconnect();
    },
  };
};

/**
 * Checks whether Redis can be used, opens the connections of a process, and passes them to `start`. If that fails, the connections
 * are closed. A worker waits while Redis cannot be reached, and reports why.
 *
 * @param names what the process uses in Redis.
 * @throws {UnsuitableRedisError} if Redis cannot be used as REDIS_URL describes it, or may evict keys.
 * @throws {UnreachableRedisError} if a server cannot reach it.
 */
export const startOnRedis = async <Started>(
  role: 'requests' | 'work',
  options: RedisOptions & { readonly names: UsedNames },
  start: (connections: RedisConnections) => Promise<Started>,
): Promise<Started> => {
  await probeFor(role, options);
  const connections = openRedis(role, options);
  try {
    await assertKeepsKeys(connections.redis);
    return await start(connections);
  } catch (error) {
    connections.close();
    throw error;
  }
};

const probeFor = async (
  role: 'requests' | 'work',
  { redisUrl, names, waitReplicas = 0, onConnectionError }: RedisOptions & { names: UsedNames },
): Promise<void> => {
  const address = parseRedisUrl(redisUrl);
  const probeOnce = () => probe(address, { names, waits: waitReplicas > 0 });
  if (role === 'requests') return probeOnce();
  const probeAndReport = () =>
    probeOnce().catch((error: unknown) => {
      if (error instanceof UnreachableRedisError) onConnectionError(role, error);
      throw error;
    });
  await retryWhileUnavailable(probeAndReport, { keepsProcess: true });
};
