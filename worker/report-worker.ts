import { hostname } from 'node:os';
import { accountOf, catalogueRow, type SourceName, sourcesOfKind } from '../contract/catalogue.ts';
import { version } from '../contract/event.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { ServiceName } from '../contract/platforms.ts';
import type { Connection } from '../redis/connections.ts';
import { redisTime } from '../redis/redis-time.ts';
import type { ServiceLimit, ServiceLimits } from '../tasks/service-limits.ts';
import { reportIntervalMs, type WorkerRegistry } from '../tasks/worker-registry.ts';
import { sourceOfService } from './http/source-rate-limiter.ts';
import type { Source } from './source/source.ts';

export interface ReportOptions {
  id: string;
  kinds: readonly ReviewKind[];
  concurrency: number;
  sources: readonly Source[];
  missing: ReadonlyMap<SourceName, readonly string[]>;
  limits: ReadonlyMap<ServiceName, ServiceLimit | undefined>;
  counts: { succeeded: number; failed: number };
  activeTasks: () => string[];
  isDraining: () => boolean;
  /** Called after each report that finds that an operator wants the worker to drain. */
  onDrainRequest: () => void;
  onError: (error: unknown) => void;
}

interface ReportStores {
  readonly redis: Connection;
  readonly workers: WorkerRegistry;
  readonly serviceLimits: ServiceLimits;
}

export interface WorkerReporting {
  /** Resolves when the first report has been written, or has failed. */
  readonly first: Promise<void>;
  /** Reports a change within a second. Changes in that time share a report. */
  changed(): void;
  /** Ends with a report that the worker is gone. */
  stop(): Promise<void>;
}

/**
 * Reports every few seconds, and soon after a change, that the worker is alive, what it serves, what it is doing, and which sources
 * have a cooldown.
 */
export const keepReporting = (
  { redis, workers, serviceLimits }: ReportStores,
  options: ReportOptions,
): WorkerReporting => {
  const { id, kinds, concurrency, counts, missing, limits } = options;
  let startedAt: number | undefined;
  let drainingSince: number | undefined;
  const names = kinds.flatMap(sourcesOfKind);
  const report = async (): Promise<void> => {
    startedAt ??= await redisTime(redis);
    if (options.isDraining()) drainingSince ??= await redisTime(redis);
    const cooldowns = await serviceLimits.cooldowns();
    const mustDrain = await workers.report({
      v: version,
      id,
      host: hostname(),
      kinds: [...kinds],
      concurrency,
      startedAt,
      activeTasks: options.activeTasks(),
      sources: names.map((name) => ({
        name,
        configured: options.sources.some((source) => source.name === name),
        missing: [...(missing.get(name) ?? [])],
        cooldownUntil: cooldownOf(name, cooldowns),
        limit: limits.get(accountOf(name)),
      })),
      ...counts,
      ...(drainingSince === undefined ? {} : { drainingSince }),
    });
    if (mustDrain) options.onDrainRequest();
  };
  let last: Promise<void> = Promise.resolve();
  const reportNext = () => {
    last = last.then(() => report().catch(options.onError));
  };
  reportNext();
  const first = last;
  const timer = setInterval(reportNext, reportIntervalMs).unref();
  let soon: NodeJS.Timeout | undefined;
  return {
    first,
    changed(): void {
      soon ??= setTimeout(() => {
        soon = undefined;
        reportNext();
      }, changeMs).unref();
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      clearTimeout(soon);
      await last;
      await workers.retire(id).catch(options.onError);
    },
  };
};

/** Milliseconds between a change and its report. */
const changeMs = 500;

/** When the last cooldown among the services of a source ends. Hosts named by callers do not count. */
const cooldownOf = (name: SourceName, cooldowns: ReadonlyMap<string, number>): number | null => {
  if (catalogueRow(name).needsProductUrls) return null;
  const own = [...cooldowns].filter(([service]) => sourceOfService(service) === accountOf(name));
  return own.length === 0 ? null : Math.max(...own.map(([, until]) => until));
};
