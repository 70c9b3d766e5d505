import { fileURLToPath } from 'node:url';
import {
  type Environment,
  ignoredVariables,
  readEnvironment,
} from '../process/read-environment.ts';
import { secretFiles, withSecretFiles } from '../process/secret-files.ts';
import { sharedVariables } from '../process/shared-variables.ts';
import { tracingOptions, tracingVariables } from '../process/tracing-variables.ts';
import {
  boolean,
  integer,
  keyList,
  listOf,
  secretOf,
  splitAtCommas,
  valueType,
} from '../process/value-types.ts';
import { readRedisAddress, redisAddressForms } from '../redis/redis-address.ts';
import { allowedHost, allowedOrigin, imageSource } from './access/allowed-sites.ts';
import { trustedProxy } from './access/client-address.ts';
import { limitVariables, requestLimitsOf } from './limit-variables.ts';
import { defaultMaxKeepSeconds, type ServerOptions } from './server-options.ts';

/**
 * The options of a server, read from its environment.
 *
 * @throws {InvalidEnvironmentError} with one line for each invalid variable.
 */
export const serverConfig = (environment: Environment): ServerOptions =>
  withSecretFiles(variables, environment, optionsFrom);

/** The files that secrets are read from. */
export const serverSecretFiles = (environment: Environment): string[] => [
  ...secretFiles(variables, environment).values(),
];

const optionsFrom = (environment: Environment): ServerOptions => {
  const values = readEnvironment(variables, environment);
  return {
    warnings: ignoredVariables(variables, Object.keys(variables), environment),
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    redisUrl: values.REDIS_URL,
    prefix: values.REDIS_PREFIX,
    ttlSeconds: values.TASK_TTL_SECONDS,
    maxKeepSeconds: values.MAX_KEEP_SECONDS,
    hardLimitSeconds: values.TASK_HARD_LIMIT_SECONDS,
    maxEvents: values.LOG_MAX_EVENTS,
    waitReplicas: values.REDIS_WAIT_REPLICAS,
    redisSilenceMs: values.REDIS_SILENCE_SECONDS * 1000,
    heartbeatMs: values.HEARTBEAT_SECONDS * 1000,
    stuckMs: values.STUCK_SECONDS * 1000,
    keepAliveMs: values.KEEP_ALIVE_SECONDS * 1000,
    drainDelayMs: values.DRAIN_DELAY_SECONDS * 1000,
    drainMs: values.DRAIN_SECONDS * 1000,
    tracing: tracingOptions('reviewcast-server', values),
    apiKeys: values.API_KEYS,
    operatorKeys: values.OPERATOR_KEYS,
    tokenSecret: values.TOKEN_SECRET,
    previousTokenSecret: values.TOKEN_SECRET_PREVIOUS,
    allowAnonymous: values.ALLOW_ANONYMOUS,
    allowedOrigins: values.ALLOWED_ORIGINS,
    allowedHosts: values.ALLOWED_HOSTS,
    imageSources: values.IMAGE_SOURCES,
    schedulesPerCaller: values.SCHEDULES_PER_CALLER,
    startsPerMinute: values.STARTS_PER_MINUTE,
    queueLength: values.QUEUE_LENGTH,
    openTasksPerCaller: values.OPEN_TASKS_PER_CALLER,
    ...requestLimitsOf(values),
    introspection: values.INTROSPECTION,
    graphiql: values.GRAPHIQL,
    persistedOperations: values.PERSISTED_OPERATIONS,
    trustedProxies: values.TRUSTED_PROXIES,
    hstsSeconds: values.HSTS_SECONDS,
    maxUnreadBytes: values.MAX_UNREAD_BYTES,
    webFolder,
  };
};

const shared = sharedVariables(readRedisAddress, redisAddressForms);

const apiKeys = keyList({ min: 16 });

/** The variables that only servers read. */
export const serverVariables = {
  PORT: integer({ min: 0, max: 65_535 })
    .default(4000)
    .describe('The port to listen on. `0` picks a free one.'),
  API_KEYS: apiKeys
    .default([])
    .describe('Keys that give access to the API. Each key sees the tasks that it started.'),
  OPERATOR_KEYS: apiKeys
    .default([])
    .describe('Keys that give access to all tasks and schedules, and to workers and queues.'),
  ALLOW_ANONYMOUS: boolean
    .default(false)
    .describe('Allows access without a key on an address that other machines can reach.'),
  ALLOWED_ORIGINS: listOf(allowedOrigin, {
    allowed: 'comma-separated origins such as `https://app.example` or `http://localhost:5173`',
  })
    .default([])
    .describe(
      'Origins of other sites whose pages may use the API. Pages that the server itself serves always may.',
    ),
  IMAGE_SOURCES: listOf(imageSource, {
    allowed: '`https:`, or comma-separated origins such as `https://photos.example`',
  })
    .default(['https:'])
    .describe(
      'Where browsers may load the photos of reviews from, in the web application: `https:` means anywhere by HTTPS. Empty: nowhere, so that visitors send requests to no other site.',
    ),
  ALLOWED_HOSTS: listOf(allowedHost, {
    allowed: 'comma-separated hosts, each with an optional port: `host` or `host:port`',
  })
    .default([])
    .describe(
      'Hosts that requests may be addressed to while no keys are configured, besides `localhost` and loopback addresses. With keys, every host is served.',
    ),
  TRUSTED_PROXIES: listOf(trustedProxy, {
    allowed:
      'comma-separated addresses or networks such as `10.0.0.0/8`, or `loopback`, `linklocal`, and `uniquelocal`',
  })
    .default([])
    .describe(
      'Proxies whose `X-Forwarded-For` is believed. Without them, all clients behind a proxy count as one for `MAX_SOCKETS_PER_CLIENT`.',
    ),
  INTROSPECTION: boolean
    .default(true)
    .describe('Whether clients may ask for the schema. GraphiQL needs it for completion.'),
  GRAPHIQL: boolean.default(true).describe('Whether browsers that open `/graphql` get GraphiQL.'),
  PERSISTED_OPERATIONS: valueType(splitAtCommas, {
    allowed: 'comma-separated `.graphql` and `.json` files, or folders of them',
  })
    .default([])
    .describe(
      'The only operations that are executed, on every transport. A `.json` file maps hashes to documents. If not set, every operation is executed.',
    ),
  HSTS_SECONDS: integer({ min: 0, max: 63_072_000, unit: 'seconds' })
    .default(0)
    .describe(
      'For how long browsers use only HTTPS for this host (`Strict-Transport-Security`). `0` does not ask them to.',
    ),
  TOKEN_SECRET: secretOf({ min: 32 })
    .optional()
    .describe(
      'Signs watch tokens and derives task IDs from idempotency keys. If not set, it is generated once and kept in Redis. If Redis then loses its data, watch tokens become invalid, and idempotency keys start their tasks again.',
    ),
  TOKEN_SECRET_PREVIOUS: secretOf({ min: 32 })
    .optional()
    .describe(
      'The former `TOKEN_SECRET`, while watch tokens that it signed and idempotency keys of its tasks should still work.',
    ),
  MAX_KEEP_SECONDS: integer({ min: 1, max: 31_536_000, unit: 'seconds' })
    .default(defaultMaxKeepSeconds)
    .describe(
      'The longest time that a caller may have a finished task or collection kept (`keepFor`). `TASK_TTL_SECONDS` is allowed in any case.',
    ),
  SCHEDULES_PER_CALLER: integer({ min: 0, max: 10_000, unit: 'schedules' })
    .default(100)
    .describe(
      'How many schedules each caller may have. `0` allows none. Creating one also counts as a start.',
    ),
  STARTS_PER_MINUTE: integer({ min: 0, max: 1_000_000, unit: 'starts' })
    .optional()
    .describe(
      'How many tasks each caller may start, join, or retry per minute, counted across all servers. `0` is no limit. If not set: 600, or no limit where access is open on loopback.',
    ),
  ...limitVariables,
  MAX_UNREAD_BYTES: integer({ min: 10_000_000, max: 100_000_000_000, unit: 'bytes' })
    .default(64_000_000)
    .describe(
      'How much may wait in memory for clients to read it, for all clients together. Beyond that, the clients that have read nothing for the longest time are disconnected before `STUCK_SECONDS`.',
    ),
  HEARTBEAT_SECONDS: integer({ min: 1, max: 3600, unit: 'seconds' })
    .default(30)
    .describe(
      'The interval of pings on WebSockets and of comments on event streams. A WebSocket that does not answer a ping is closed.',
    ),
  STUCK_SECONDS: integer({ min: 1, max: 3600, unit: 'seconds' })
    .default(60)
    .describe('How long a client may accept no data before it is disconnected.'),
  KEEP_ALIVE_SECONDS: integer({ min: 1, max: 3600, unit: 'seconds' })
    .default(65)
    .describe(
      'How long a connection may stay idle before the server closes it. Must be longer than the idle timeout of a proxy or load balancer in front, which is 60 seconds by default in nginx and AWS.',
    ),
  DRAIN_DELAY_SECONDS: integer({ min: 0, max: 3600, unit: 'seconds' })
    .default(0)
    .describe(
      'How long a stopping server keeps serving while `/readyz` returns 503, so that load balancers notice. Then it closes its port and drains.',
    ),
} as const;

const variables = { ...shared, ...tracingVariables, ...serverVariables };

/** Where `npm run build` of the client example puts the web application. */
const webFolder = fileURLToPath(new URL('../client-example/dist', import.meta.url));
