import type { Cluster, Redis, RedisOptions } from 'ioredis';
import { ClusterConnection } from './cluster-connection.ts';
import { DemotionDetector } from './demotion.ts';
import { type RedisAddress, readRedisAddress, redisAddressForms } from './redis-address.ts';
import { SentinelConnection } from './sentinel-connection.ts';
import { ServerConnection } from './server-connection.ts';

export type Connection = Redis | Cluster;

/**
 * The purpose of a connection.
 * - `requests`: commands fail fast, so that callers get an error while Redis is unavailable.
 * - `work`: commands wait for Redis to come back, and those without a reply are resent. BullMQ workers require this.
 * - `subscriber`: receives publications.
 */
export type Role = 'requests' | 'work' | 'subscriber';

/** Milliseconds until a command of a request times out, so that its caller gets a response within 2 s. */
export const requestTimeoutMs = 1500;

/** Milliseconds without a reply after which a connection is replaced, unless configured. */
export const defaultSilenceMs = 15_000;

/**
 * Opens connections to a single server, a cluster or a sentinel group. `CLIENT LIST` shows their roles as names.
 *
 * @param url in one of {@link redisAddressForms}.
 * @param onError called for each broken connection. ioredis reconnects on its own.
 * @param silenceMs milliseconds without a reply after which a connection is replaced. BullMQ waits for up to 10 s.
 * @throws if `url` is malformed.
 */
export const connector = (
  url: string,
  onError: (role: Role, error: Error) => void,
  silenceMs = defaultSilenceMs,
) => {
  const address = parseRedisUrl(url);
  const demotion = new DemotionDetector();
  return {
    /** On a cluster, publications are sharded and commands for different keys have no order. */
    isCluster: address.kind === 'cluster',
    open(role: Role): Connection {
      const connection = connect(address, role, { silenceMs, demotion });
      connection.on('error', (error: Error) => onError(role, error));
      // On a cluster, connections to single nodes break.
      connection.on('node error', (error: Error) => onError(role, error));
      return connection;
    },
  };
};

/** @throws if `url` is malformed. */
export const parseRedisUrl = (url: string): RedisAddress => {
  const address = readRedisAddress(url);
  if (!address) throw new Error(`Invalid Redis URL. Expected ${redisAddressForms}.`);
  return address;
};

const connect = (
  address: RedisAddress,
  role: Role,
  { silenceMs, demotion }: { silenceMs: number; demotion: DemotionDetector },
): Connection => {
  const options: RedisOptions = {
    ...address.options,
    ...shared,
    ...byRole[role],
    socketTimeout: silenceMs,
    connectionName: `reviewcast-${role}`,
  };
  const resendMs = role === 'requests' ? requestTimeoutMs : Number.POSITIVE_INFINITY;
  const followingMaster: RedisOptions = {
    ...options,
    retryStrategy: (times) => Math.max(retryStrategy(times), demotion.delayMs),
    reconnectOnError: (error) => demotion.reconnectOnError(error, resendMs),
  };
  switch (address.kind) {
    case 'single': {
      const connection = new ServerConnection({ ...followingMaster, ...address.node });
      if (role === 'subscriber') demotion.onPassed(() => connection.disconnect(true));
      return connection;
    }
    case 'sentinel':
      return new SentinelConnection({
        ...followingMaster,
        sentinels: [...address.sentinels],
        name: address.master,
        sentinelRetryStrategy: retryStrategy,
        // Skips a sentinel that hangs.
        sentinelCommandTimeout: 1000,
        ...(options.tls ? { sentinelTLS: options.tls, enableTLSForSentinelMode: true } : {}),
        failoverDetector: true,
      });
    case 'cluster':
      return new ClusterConnection(
        address.nodes,
        {
          redisOptions: options,
          // A certificate is checked against the name that a node announces, so names must not be replaced with addresses.
          ...(options.tls ? { dnsLookup: (host, found) => found(null, host) } : {}),
          clusterRetryStrategy: retryStrategy,
          // Redirections reveal moved slots, but a master that hung and was replaced does not redirect.
          slotsRefreshInterval: 10_000,
          // Commands are retried while a slot moves or a master is replaced. For requests the retries end with their timeout:
          // nobody would look for a task that is created long after its caller got an error.
          maxRedirections: role === 'requests' ? 32 : Number.MAX_SAFE_INTEGER,
          retryDelayOnFailover: 100,
          retryDelayOnClusterDown: 100,
        },
        role === 'requests' ? { timeoutMs: requestTimeoutMs } : { resends: role === 'work' },
      );
  }
};

/**
 * Opens a separate connection to one node of a cluster.
 *
 * @param address host:port.
 */
export const openClusterNode = ({ options }: Cluster, address: string): Redis => {
  const colon = address.lastIndexOf(':');
  return new ServerConnection({
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
  // Subscriber resubscribes. If ioredis did, a failure would crash the process.
  subscriber: { autoResubscribe: false, enableOfflineQueue: false },
};
