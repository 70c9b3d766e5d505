import { hostname } from 'node:os';
import { catalogueRow, type SourceName, sourcesOfKind } from '../contract/catalogue.ts';
import { version } from '../contract/event.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { ServiceLimits } from '../tasks/service-limits.ts';
import { reportIntervalMs, type WorkerRegistry } from '../tasks/worker-registry.ts';
import { sourceOfService } from './http/source-rate-limiter.ts';
import type { Source } from './source/source.ts';

export interface ReportOptions {
  id: string;
  kinds: readonly ReviewKind[];
  concurrency: number;
  sources: readonly Source[];
  missing: ReadonlyMap<SourceName, readonly string[]>;
  counts: { succeeded: number; failed: number };
  activeTasks: () => string[];
  onError: (error: unknown) => void;
}

/** Reports every few seconds that the worker is alive, what it serves, what it is doing, and which sources have a cooldown. */
export const keepReporting = (
  { workers, serviceLimits }: { workers: WorkerRegistry; serviceLimits: ServiceLimits },
  options: ReportOptions,
) => {
  const { id, kinds, concurrency, counts, missing } = options;
  const startedAt = Date.now();
  const names = kinds.flatMap(sourcesOfKind);
  const report = async (): Promise<void> => {
    const cooldowns = await serviceLimits.cooldowns();
    await workers.report({
      v: version,
      id,
      host: hostname(),
      kinds: [...kinds],
      concurrency,
      startedAt,
      lastSeenAt: Date.now(),
      activeTasks: options.activeTasks(),
      sources: names.map((name) => ({
        name,
        configured: options.sources.some((source) => source.name === name),
        missing: [...(missing.get(name) ?? [])],
        cooldownUntil: cooldownOf(name, cooldowns),
      })),
      ...counts,
    });
  };
  const tryReport = () => report().catch(options.onError);
  let last = tryReport();
  const timer = setInterval(() => {
    last = tryReport();
  }, reportIntervalMs).unref();
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await last;
      await workers.retire(id).catch(options.onError);
    },
  };
};

/** When the last cooldown among the services of a source ends. Hosts named by callers do not count. */
const cooldownOf = (name: SourceName, cooldowns: ReadonlyMap<string, number>): number | null => {
  if (catalogueRow(name).needsProductUrls) return null;
  const own = [...cooldowns].filter(([service]) => sourceOfService(service) === name);
  return own.length === 0 ? null : Math.max(...own.map(([, until]) => until));
};
