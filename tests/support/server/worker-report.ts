import type { WorkerReport } from '../../../contract/worker.ts';

/** The report of a worker that serves STORE and has no sources. */
export const reportOf = (id: string): Omit<WorkerReport, 'lastSeenAt'> => ({
  v: 1,
  id,
  host: 'host-1',
  kinds: ['STORE'],
  concurrency: 4,
  startedAt: Date.now(),
  activeTasks: [],
  succeeded: 0,
  failed: 0,
  sources: [],
});
