import { type Cluster, Redis, type RedisOptions } from 'ioredis';
import { ClusterConnection } from './cluster-connection.ts';
import { type RedisAddress, readRedisAddress, redisAddressForms } from './redis-address.ts';
import { SentinelConnection } from './sentinel-connection.ts';

export type Connection = Redis | Cluster;

/**
 * What a connection is for.
 * - `requests`: fails fast, so that a caller is answered while Redis is gone.
 * - `work`: waits for Redis to come back and sends again what was not answered; BullMQ's workers need it so.
 * - `subscriber`: hears publications.
 */
export type Role = 'requests' | 'work' | 'subscriber';

/** Milliseconds that a request waits for Redis, so that a caller is answered within 2 s. */
export const requestTimeoutMs = 1500;

/**
 * Opens connections to one Redis, cluster or sentinel group, each with a name that `CLIENT LIST` shows.
 *
 * @param url one of {@link redisAddressForms}.
 * @param onError is told of each broken connection; ioredis mends it by itself.
 */
export const connector = (url: string, onError: (role: Role, error: Error) => void) => {
  const address = readRedisAddress(url);
  if (!address)
    throw new Error(`The address of the Redis is of none of these forms: ${redisAddressForms}.`);
  return {
    /** Publications go to the shard that holds the task, and commands for different keys keep no order. */
    isCluster: address.kind === 'cluster',
    open(role: Role): Connection {
      const connection = connect(address, role);
      connection.on('error', (error: Error) => onError(role, error));
      // A cluster's nodes break one by one.
      connection.on('node error', (error: Error) => onError(role, error));
      return connection;
    },
  };
};

const connect = (address: RedisAddress, role: Role): Connection => {
  const options: RedisOptions = { ...address.options, ...shared, ...byRole[role] };
  const named = { ...options, connectionName: `reviewcast-${role}` };
  switch (address.kind) {
    case 'single':
      return new Redis({ ...named, ...address.node });
    case 'sentinel':
      return new SentinelConnection({
        ...named,
        sentinels: [...address.sentinels],
        name: address.master,
        sentinelRetryStrategy: retryStrategy,
        // A sentinel that hangs is passed over.
        sentinelCommandTimeout: 1000,
        ...(options.tls ? { sentinelTLS: options.tls, enableTLSForSentinelMode: true } : {}),
        // A master that was frozen and demoted keeps its connections: the first refusal to write shows it.
        reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
        failoverDetector: true,
      });
    case 'cluster':
      return new ClusterConnection(
        address.nodes,
        {
          redisOptions: named,
          clusterRetryStrategy: retryStrategy,
          // That a slot moved is found out by being redirected. A master that hangs and was replaced redirects nobody.
          slotsRefreshInterval: 10_000,
          // A slot that moves, or a master that is being replaced, is waited for: by requests as long as they may take, and
          // no longer, since a task that appears long after its caller was refused would be found by nobody.
          maxRedirections: role === 'requests' ? 32 : Number.MAX_SAFE_INTEGER,
          retryDelayOnFailover: 100,
          retryDelayOnClusterDown: 100,
        },
        role === 'requests' ? { timeoutMs: requestTimeoutMs } : { resends: role === 'work' },
      );
  }
};

/** A connection of its own to one node of a cluster, as `address` (host:port) names it, that hears publications. */
export const openClusterNode = ({ options }: Cluster, address: string): Redis => {
  const colon = address.lastIndexOf(':');
  return new Redis({
    ...options.redisOptions,
    host: address.slice(0, colon),
    port: Number(address.slice(colon + 1)),
  });
};

const retryStrategy = (times: number): number => Math.min(50 * times, 1000);

const shared: RedisOptions = { connectTimeout: 5000, keepAlive: 10_000, retryStrategy };

const byRole: Record<Role, RedisOptions> = {
  requests: { maxRetriesPerRequest: 1, commandTimeout: requestTimeoutMs },
  work: { maxRetriesPerRequest: null },
  // subscriber.ts subscribes again by itself: what ioredis does there ends the process when it fails.
  subscriber: { autoResubscribe: false, enableOfflineQueue: false },
};
