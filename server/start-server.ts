import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { keysOf } from '../contract/keys.ts';
import { createLogger } from '../process/logger.ts';
import { openMetrics } from '../process/metrics.ts';
import { serveMetrics } from '../process/serve-metrics.ts';
import { TaskMetrics } from '../process/task-metrics.ts';
import { type RedisConnections, startOnRedis } from '../redis/open-redis.ts';
import { RateLimiter } from '../redis/rate-limiter.ts';
import { writeCheck } from '../redis/readiness.ts';
import { openTaskStores, type TaskStores } from '../tasks/open-task-stores.ts';
import { startSweeping } from '../tasks/sweep.ts';
import { usedNames } from '../tasks/used-names.ts';
import { clientAddress } from './access/client-address.ts';
import { ClientConnections } from './access/client-connections.ts';
import { assertNotExposed, isLoopback, isOpen } from './access/exposure.ts';
import { type AccessKeys, KeyRing } from './access/key-ring.ts';
import { forOperators } from './access/operator-access.ts';
import { OriginPolicy } from './access/origin-policy.ts';
import { openTokenSecret, type TokenSecret, warnOfTokenSecret } from './access/token-secret.ts';
import { Backlog } from './backlog.ts';
import { dashboard } from './dashboard/dashboard.ts';
import { Feed } from './feed/feed.ts';
import { LiveLists } from './feed/live-lists.ts';
import { Publications } from './feed/publications.ts';
import { graphiql } from './graphiql/graphiql.ts';
import { type GraphqlServerOptions, graphqlServer } from './graphql/graphql-server.ts';
import { anyOperation, readPersistedOperations } from './graphql/persisted-operations.ts';
import { httpServer } from './http-server.ts';
import { listen } from './listening.ts';
import type { Dependencies } from './ports/dependencies.ts';
import { LiveRows } from './ports/live-rows.ts';
import { readQueueStates, withoutIdleMinutes } from './ports/queue-states.ts';
import { SourceStates } from './ports/source-states.ts';
import { defaultRequestLimits } from './request-limits.ts';
import { rest } from './rest/rest.ts';
import { serverRoutes } from './routes.ts';
import { addServerMetrics } from './server-metrics.ts';
import type { ServerOptions } from './server-options.ts';
import { loadWebApplication } from './web/web-application.ts';

export interface RunningServer {
  /** The origin it serves: `http://host:port`. */
  url: string;
  /**
   * Serves for the drain delay while `/readyz` answers 503. Then accepts no more connections, disconnects clients over the drain
   * window, and resolves when the last connection is gone, or 1 s after the window at the latest.
   */
  stop(): Promise<void>;
  /**
   * Accepts the keys that `read` returns from now on. Subscriptions of callers whose key is no longer among them end with
   * UNAUTHENTICATED. If `read` throws, the error is logged, and the former keys stay in use.
   */
  replaceKeys(read: () => AccessKeys): void;
}

/**
 * Starts the process that serves the API.
 *
 * @throws {ExposedServerError} if other machines could reach it without a key.
 * @throws {UnsuitableRedisError} if Redis may evict keys.
 */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  assertNotExposed(options);
  const logger = createLogger('server', options.logLevel);
  for (const warning of options.warnings ?? []) logger.warn(warning);
  if (options.allowAnonymous && isOpen(options)) {
    logger.warn('anonymous access is enabled (ALLOW_ANONYMOUS)');
  }
  warnOfTokenSecret(options, logger);
  return startOnRedis(
    'requests',
    {
      redisUrl: options.redisUrl,
      names: usedNames(keysOf(options.prefix)),
      waitReplicas: options.waitReplicas,
      silenceMs: options.redisSilenceMs,
      onConnectionError: (role, err) => logger.warn({ err, role }, 'Redis connection error'),
    },
    (connections) => serve(connections, options, logger),
  );
};

const serve = async (
  connections: RedisConnections,
  options: ServerOptions,
  logger: Logger,
): Promise<RunningServer> => {
  const metrics = openMetrics();
  const stores = openTaskStores(connections, {
    observer: new TaskMetrics(metrics),
    prefix: options.prefix,
    ttlMs: options.ttlSeconds * 1000,
    maxEvents: options.maxEvents,
    queueLength: options.queueLength,
    openTasksPerCaller: options.openTasksPerCaller,
    warn: (err, message) => logger.warn({ err }, message),
  });
  const feeds = openFeeds(connections, stores, options, logger);
  const secret = await openTokenSecret(stores, options, logger);
  const dependencies = dependenciesOf(stores, feeds, secret, options, logger);
  const backlog = new Backlog({ stuckMs: options.stuckMs, maxBytes: options.maxUnreadBytes });
  const graphql = graphqlServer(dependencies, backlog, await graphqlOptionsOf(options));
  addServerMetrics(metrics, { ...stores, ...feeds, graphql });
  const acceptsWrites = writeCheck(connections.redis, stores.keys.writeCheck);
  let phase: 'serving' | 'draining' | 'closing' = 'serving';
  const { server: http, connections: clients } = httpServer({
    routes: serverRoutes({
      graphql,
      rest: rest(dependencies, backlog, {
        maxBodyBytes: options.maxMessageBytes ?? defaultRequestLimits.maxMessageBytes,
      }),
      dashboard: forOperators(
        dependencies.access,
        dashboard(() => stores.queues.all),
      ),
      metrics: forOperators(dependencies.access, (_, response) => serveMetrics(metrics, response)),
      graphiql:
        options.graphiql === false ? undefined : graphiql({ access: dependencies.access, logger }),
      web: options.webFolder ? await loadWebApplication(options.webFolder) : undefined,
      isReady: async () => phase === 'serving' && (await acceptsWrites()),
    }),
    policy: originPolicyOf(options),
    hstsSeconds: options.hstsSeconds ?? 0,
    isClosing: () => phase === 'closing',
    keepAliveMs: options.keepAliveMs,
    onError: (err) => logger.error({ err }, 'failed to handle a request'),
  });
  backlog.watch(http);
  const url = await listen(http, options.host, options.port);
  const sweep = startSweeping(stores, {
    hardLimitMs: options.hardLimitSeconds * 1000,
    onError: (err) => logger.warn({ err }, 'sweep failed'),
  });
  logger.info({ url }, 'serving');

  const shutDown = async (): Promise<void> => {
    phase = 'draining';
    if (options.drainDelayMs > 0) await sleep(options.drainDelayMs);
    phase = 'closing';
    const closed = clients.close(Math.min(graceMs, options.drainMs));
    graphql.drain(options.drainMs);
    await Promise.race([closed, sleep(options.drainMs + graceMs, undefined, { ref: false })]);
    graphql.close();
    http.closeAllConnections();
    feeds.feed.close();
    feeds.liveLists.close();
    secret.close();
    await sweep.stop();
    await stores.queues.close();
    connections.close();
  };
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= shutDown();
    return stopping;
  };
  const replaceKeys = (read: () => AccessKeys): void => {
    try {
      dependencies.access.replace(read());
      logger.info('keys replaced');
    } catch (err) {
      logger.error({ err }, 'failed to read the keys again; the former ones stay in use');
    }
  };
  return { url, stop, replaceKeys };
};

const graphqlOptionsOf = async (options: ServerOptions): Promise<GraphqlServerOptions> => {
  const {
    heartbeatMs,
    introspection = true,
    persistedOperations = [],
    trustedProxies = [],
  } = options;
  const limits = { ...defaultRequestLimits, ...options };
  return {
    heartbeatMs,
    limits,
    introspection,
    lookup:
      persistedOperations.length > 0
        ? await readPersistedOperations(persistedOperations)
        : anyOperation,
    clients: new ClientConnections(limits.maxSocketsPerClient, clientAddress(trustedProxies)),
  };
};

const originPolicyOf = (options: ServerOptions): OriginPolicy => {
  const { allowedOrigins = [], allowedHosts = [] } = options;
  return new OriginPolicy({ isOpen: isOpen(options), allowedOrigins, allowedHosts });
};

const openFeeds = (
  { subscriber }: RedisConnections,
  { log, keys }: TaskStores,
  { listIntervalMs }: ServerOptions,
  logger: Logger,
): Pick<Dependencies, 'feed' | 'liveLists'> => {
  const feed = new Feed({
    log,
    publications: new Publications(subscriber),
    channelOf: keys.events,
    onError: (err) => logger.error({ err }, 'failed to read an event log'),
  });
  subscriber.on('resumed', () => feed.readAll());
  const liveLists = new LiveLists({
    subscriber,
    channel: keys.changed,
    everyMs: listIntervalMs,
    onError: (err) => logger.error({ err }, 'failed to read a list of tasks'),
  });
  return { feed, liveLists };
};

const dependenciesOf = (
  stores: TaskStores,
  feeds: Pick<Dependencies, 'feed' | 'liveLists'>,
  secret: TokenSecret,
  options: ServerOptions,
  logger: Logger,
): Dependencies => {
  const { redis, keys, log, index, queues, starter, schedules, settlements, workers } = stores;
  const { ttlSeconds, schedulesPerCaller } = options;
  const isOpenOnLoopback = isLoopback(options.host) && isOpen(options);
  const startsPerMinute =
    options.startsPerMinute ?? (isOpenOnLoopback ? 0 : defaultStartsPerMinute);
  const sourceStates = new SourceStates(workers, queues);
  return {
    eventLog: log,
    index,
    queues,
    settlements,
    schedules,
    workers,
    starter,
    ...feeds,
    sourceStates,
    sourceRows: new LiveRows(() => sourceStates.list()),
    workerRows: new LiveRows(() => workers.list()),
    queueStates: new LiveRows(() => readQueueStates({ queues, settlements }), withoutIdleMinutes),
    access: new KeyRing(options, () => secret.current),
    confirmSecret: secret.confirm,
    ttlSeconds,
    schedulesPerCaller,
    startLimiter:
      startsPerMinute > 0
        ? new RateLimiter(redis, keys.starts, { permits: startsPerMinute, seconds: 60 })
        : undefined,
    logger,
  };
};

const defaultStartsPerMinute = 600;

/** Milliseconds that open requests have after the drain window, and that a new connection has to send its first one. */
const graceMs = 1000;
