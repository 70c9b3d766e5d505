import { hostname } from 'node:os';
import { type SourceName, sourcesOfKind } from '../contract/catalogue.ts';
import { version } from '../contract/event.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import { reportIntervalMs, type WorkerRegistry } from '../tasks/worker-registry.ts';
import type { Source } from './sources/source.ts';

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

/** Tells the servers every few seconds that this worker lives, what it serves and what it is doing. */
export const keepReporting = (registry: WorkerRegistry, options: ReportOptions) => {
  const { id, kinds, concurrency, counts, missing } = options;
  const startedAt = Date.now();
  const sources = kinds.flatMap(sourcesOfKind).map((name) => ({
    name,
    configured: options.sources.some((source) => source.name === name),
    missing: [...(missing.get(name) ?? [])],
    restingUntil: null,
  }));
  const report = () =>
    registry
      .report({
        v: version,
        id,
        host: hostname(),
        kinds: [...kinds],
        concurrency,
        startedAt,
        lastSeenAt: Date.now(),
        activeTasks: options.activeTasks(),
        sources,
        ...counts,
      })
      .catch(options.onError);
  let last = report();
  const timer = setInterval(() => {
    last = report();
  }, reportIntervalMs).unref();
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await last;
      await registry.retire(id).catch(options.onError);
    },
  };
};
