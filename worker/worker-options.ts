import type { ReviewKind } from '../contract/kinds.ts';
import type { TracingOptions } from '../process/tracing-variables.ts';
import type { ConfiguredSources } from './sources/configured-sources.ts';

/** See {@link workerVariables} for the meaning of the options that have a variable. */
export interface WorkerOptions {
  /** Lines about the configuration that are logged at the start. Default: none. */
  warnings?: readonly string[];
  sources: ConfiguredSources;
  host: string;
  /** The port of the health endpoints; undefined for none. */
  port: number | undefined;
  logLevel: string;
  redisUrl: string;
  prefix: string;
  concurrency: number;
  kinds: readonly ReviewKind[];
  attempts: number;
  backoffMs: number;
  softLimitMs: number;
  hardLimitMs: number;
  lockMs: number;
  ttlMs: number;
  maxEvents: number;
  queueLength?: number;
  openTasksPerCaller?: number;
  waitReplicas: number;
  redisSilenceMs?: number;
  drainMs: number;
  /** How the process is traced, which the caller starts. Default: not at all. */
  tracing?: TracingOptions | undefined;
  allowHosts: readonly string[];
  /** Whether names of authors are left out of what is stored. Default: false. */
  leaveOutAuthors?: boolean | undefined;
  /** The threads that parse responses. */
  parsingThreads: number;
  /** Milliseconds that parsing one response may take. */
  parsingTimeoutMs: number;
  /** Milliseconds that resolving the host of an untrusted URL may take. */
  dnsTimeoutMs: number;
}
