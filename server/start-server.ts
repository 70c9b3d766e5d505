import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { keysOf } from '../contract/keys.ts';
import { createLogger } from '../process/logger.ts';
import { openMetrics } from '../process/metrics.ts';
import { serveMetrics } from '../process/serve-metrics.ts';
import { TaskMetrics } from '../process/task-metrics.ts';
import { type RedisConnections, startOnRedis } from '../redis/open-redis.ts';
import { writeCheck } from '../redis/readiness.ts';
import { openTaskStores } from '../tasks/open-task-stores.ts';
import { startSweeping } from '../tasks/sweep.ts';
import { usedNames } from '../tasks/used-names.ts';
import { assertNotExposed, isOpen } from './access/exposure.ts';
import type { AccessKeys } from './access/key-ring.ts';
import { forOperators } from './access/operator-access.ts';
import { OriginPolicy } from './access/origin-policy.ts';
import { openTokenSecret, warnOfTokenSecret } from './access/token-secret.ts';
import { Backlog } from './backlog.ts';
import { dashboard } from './dashboard/dashboard.ts';
import { openFeeds } from './feed/open-feeds.ts';
import { graphiql } from './graphiql/graphiql.ts';
import { graphqlOptionsOf } from './graphql/graphql-options.ts';
import { graphqlServer } from './graphql/graphql-server.ts';
import { httpServer } from './http-server.ts';
import { listen } from './listening.ts';
import { dependenciesOf } from './ports/dependencies-of.ts';
import { requestLimits } from './request-limits.ts';
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
  const limits = requestLimits(options);
  const metrics = openMetrics();
  const stores = openTaskStores(connections, {
    observer: new TaskMetrics(metrics),
    prefix: options.prefix,
    ttlMs: options.ttlSeconds * 1000,
    maxEvents: options.maxEvents,
    queueLength: options.queueLength,
    openTasksPerCaller: options.openTasksPerCaller,
    isTraced: options.tracing !== undefined,
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
      rest: rest(dependencies, backlog, { maxBodyBytes: limits.maxMessageBytes }),
      dashboard: forOperators(
        dependencies.access,
        dashboard(() => stores.queues.all),
      ),
      metrics: forOperators(dependencies.access, (_, response) => serveMetrics(metrics, response)),
      graphiql:
        options.graphiql === false ? undefined : graphiql({ access: dependencies.access, logger }),
      web: options.webFolder
        ? await loadWebApplication(options.webFolder, options.imageSources ?? ['https:'])
        : undefined,
      isReady: async () => phase === 'serving' && (await acceptsWrites()),
    }),
    policy: originPolicyOf(options),
    hstsSeconds: options.hstsSeconds ?? 0,
    isClosing: () => phase === 'closing',
    keepAliveMs: options.keepAliveMs,
    maxUploadMs: limits.maxUploadMs,
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
    feeds.liveCollections.close();
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

const originPolicyOf = (options: ServerOptions): OriginPolicy => {
  const { allowedOrigins = [], allowedHosts = [] } = options;
  return new OriginPolicy({ isOpen: isOpen(options), allowedOrigins, allowedHosts });
};

/** Milliseconds that open requests have after the drain window, and that a new connection has to send its first one. */
const graceMs = 1000;
