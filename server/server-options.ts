import type { TracingOptions } from '../process/tracing-variables.ts';
import type { RequestLimits } from './request-limits.ts';

export interface ServerOptions extends Partial<RequestLimits> {
  /** Lines about the configuration that are logged at the start. Default: none. */
  warnings?: readonly string[];
  host: string;
  /** 0 picks a free port. */
  port: number;
  /** A pino level, or `silent`. */
  logLevel: string;
  redisUrl: string;
  /** Prefix of every key and channel in Redis. */
  prefix: string;
  /** Seconds a finished task is kept. */
  ttlSeconds: number;
  /** The longest time in seconds that a caller may have finished tasks kept. Default: a week. */
  maxKeepSeconds?: number;
  /** Seconds after which the sweep settles an attempt as lost. */
  hardLimitSeconds: number;
  /** Events kept in the log of each task. */
  maxEvents: number;
  /** Replicas that must acknowledge the first and the final write of a task. */
  waitReplicas: number;
  /** Milliseconds without a reply after which a connection to Redis is replaced. Defaults to 15,000. */
  redisSilenceMs?: number;
  /** Milliseconds between pings to idle clients. */
  heartbeatMs: number;
  /** Milliseconds after which a client that reads nothing is disconnected. */
  stuckMs: number;
  /** Milliseconds that a connection may be without a request before it is closed. */
  keepAliveMs: number;
  /** Milliseconds that a stopping server keeps serving while `/readyz` answers 503. */
  drainDelayMs: number;
  /** Milliseconds over which a stopping server disconnects its clients. */
  drainMs: number;
  /** How the process is traced, which the caller starts. Default: not at all. */
  tracing?: TracingOptions | undefined;
  apiKeys: readonly string[];
  operatorKeys: readonly string[];
  /** Signs watch tokens and derives task IDs. Undefined: generated once per deployment and kept in Redis. */
  tokenSecret: string | undefined;
  /** The former secret, whose tokens and idempotency keys still work. */
  previousTokenSecret?: string | undefined;
  allowAnonymous: boolean;
  /** Origins of other sites whose pages may use the API: `https://app.example`. Default: none. */
  allowedOrigins?: readonly string[];
  /** Where pages of the web application may load images of reviews from: `https:`, or origins. Default: `https:`. */
  imageSources?: readonly string[];
  /** Hosts other than loopback ones that are served without keys, each with an optional port. Default: none. */
  allowedHosts?: readonly string[];
  schedulesPerCaller: number;
  /** Milliseconds between two pushes of a list of tasks, at least. Default: 1000. */
  listIntervalMs?: number;
  /** For each caller; 0 disables the limit. Defaults to 600, or to 0 where access is open on loopback. */
  startsPerMinute?: number | undefined;
  /** How many tasks of each kind may wait. No limit by default. */
  queueLength?: number;
  /** How many unfinished tasks each caller may have; 0 disables the limit, which is the default. */
  openTasksPerCaller?: number;
  /** Whether clients may ask for the schema. Default: true. */
  introspection?: boolean;
  /** Whether GraphiQL is served at `/graphql`. Default: true. */
  graphiql?: boolean;
  /** Files and folders of the only operations that are executed. Default: none, and every operation is. */
  persistedOperations?: readonly string[];
  /** Proxies whose `X-Forwarded-For` is believed: addresses or networks. Default: none. */
  trustedProxies?: readonly string[];
  /** Seconds for which browsers use HTTPS only; 0 sends no such header. Default: 0. */
  hstsSeconds?: number;
  /** The most bytes that wait for clients to read them, all clients together. Default: 64 million. */
  maxUnreadBytes?: number;
  /** The folder of the built web application. Nothing is served at `/` if it is omitted or contains no page. */
  webFolder?: string | undefined;
}

/** The default of `maxKeepSeconds`: a week. */
export const defaultMaxKeepSeconds = 604_800;
