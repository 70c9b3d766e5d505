import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createLogger } from '../process/logger.ts';
import { type Deployment, startOnDeployment } from '../tasks/deployment.ts';
import { StartLimit } from '../tasks/start-limit.ts';
import { Starting } from '../tasks/starting.ts';
import { keepSweeping } from '../tasks/sweep.ts';
import { sharedTokenSecret } from '../tasks/token-secret.ts';
import { assertNotExposed, isOpenOnLoopback } from './access/exposure.ts';
import { Feed } from './feed/feed.ts';
import { WakeUps } from './feed/wake-ups.ts';
import { graphqlServer } from './graphql/graphql-server.ts';
import { httpServer, listen, pathOf, refuseUpgrade } from './http-server.ts';
import { QueueDirectory } from './ports/queue-directory.ts';
import { SourceDirectory } from './ports/source-directory.ts';
import { loadWebApplication } from './web/web-application.ts';

export interface ServerOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  logLevel: string;
  redisUrl: string;
  prefix: string;
  ttlSeconds: number;
  hardLimitSeconds: number;
  maxEvents: number;
  waitReplicas: number;
  heartbeatMs: number;
  stuckMs: number;
  drainMs: number;
  apiKeys: readonly string[];
  operatorKeys: readonly string[];
  tokenSecret: string | undefined;
  allowAnonymous: boolean;
  schedulesPerCaller: number;
  /** For each caller; 0: as many as they like. 600 when left out, but none where access is open on loopback. */
  startsPerMinute?: number | undefined;
  /** The folder of the built web application; nothing is at `/` where it is left out or holds no page. */
  webFolder?: string | undefined;
}

export interface RunningServer {
  /** Where it is reached: `http://host:port`. */
  url: string;
  /** Refuses new work, sends clients away over the drain window, and ends in bounded time. */
  stop(): Promise<void>;
}

/**
 * Starts the process that serves the API.
 *
 * @throws {ExposedServerError} other machines would reach it without a key. {UnsuitableRedisError} the Redis may evict keys.
 */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  assertNotExposed(options);
  const log = createLogger('server', options.logLevel);
  if (options.allowAnonymous && options.apiKeys.length === 0)
    log.warn('ALLOW_ANONYMOUS is set: everybody who reaches this server is let in');
  return startOnDeployment(
    'requests',
    {
      redisUrl: options.redisUrl,
      prefix: options.prefix,
      ttlMs: options.ttlSeconds * 1000,
      maxEvents: options.maxEvents,
      waitReplicas: options.waitReplicas,
      onConnectionError: (role, err) => log.warn({ err, role }, 'a connection to Redis broke'),
    },
    (deployment) => serve(deployment, options, log),
  );
};

const serve = async (
  deployment: Deployment,
  options: ServerOptions,
  log: Logger,
): Promise<RunningServer> => {
  const { redis, keys, subscriber } = deployment;
  const tokenSecret = options.tokenSecret ?? (await sharedTokenSecret(redis, keys));
  const web = options.webFolder ? await loadWebApplication(options.webFolder) : undefined;

  const perMinute = options.startsPerMinute ?? (isOpenOnLoopback(options) ? 0 : startsPerMinute);

  const feed = new Feed({
    log: deployment.log,
    wakeUps: new WakeUps(subscriber),
    channelOf: keys.events,
    onError: (err) => log.error({ err }, 'the feed could not read a log'),
  });
  subscriber.on('resumed', () => feed.readAll());

  const { yoga, sockets, streams } = graphqlServer({
    services: {
      feed,
      access: { apiKeys: options.apiKeys, operatorKeys: options.operatorKeys, tokenSecret },
      lifecycle: {
        deployment,
        starting: new Starting(deployment),
        directory: new SourceDirectory(deployment.workers),
        tokenSecret,
        ttlSeconds: options.ttlSeconds,
        schedulesPerCaller: options.schedulesPerCaller,
        startLimit: perMinute > 0 ? new StartLimit(redis, keys, perMinute) : undefined,
      },
      queues: new QueueDirectory(deployment),
    },
    log,
    heartbeatMs: options.heartbeatMs,
    stuckMs: options.stuckMs,
  });

  let draining = false;
  const http = httpServer({
    web,
    graphql: (request, response) => yoga(request, response),
    isReady: async () => (await redis.ping()) === 'PONG',
    isDraining: () => draining,
  });
  http.on('upgrade', (request, connection, head) => {
    if (draining) refuseUpgrade(connection, '503 Service Unavailable');
    else if (pathOf(request) !== '/graphql') refuseUpgrade(connection, '404 Not Found');
    else sockets.accept(request, connection, head);
  });
  const url = await listen(http, options.host, options.port);
  const sweeping = keepSweeping(deployment, {
    hardLimitMs: options.hardLimitSeconds * 1000,
    onError: (err) => log.warn({ err }, 'the sweep failed'),
  });
  log.info({ url }, 'serving');

  const stop = async (): Promise<void> => {
    if (draining) return;
    draining = true;
    log.info({ sockets: sockets.size, streams: streams.size }, 'draining');
    sockets.drain(options.drainMs);
    streams.drain(options.drainMs);
    if (sockets.size + streams.size > 0) await sleep(options.drainMs);
    const closed = once(http, 'close');
    http.close();
    http.closeIdleConnections();
    await Promise.race([closed, sleep(graceMs, undefined, { ref: false })]);
    sockets.close();
    http.closeAllConnections();
    feed.close();
    await sweeping.stop();
    await deployment.close();
  };
  return { url, stop };
};

const startsPerMinute = 600;

/** Milliseconds behind the drain window in which what runs may end. */
const graceMs = 1000;
