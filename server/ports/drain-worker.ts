import type { WorkerReport } from '../../contract/worker.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import { workerNotFound } from '../../schema/errors.ts';
import { assertOperator, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';

/** Asks a worker to drain and exit. Repeating it changes nothing. @throws WORKER_NOT_FOUND; FORBIDDEN unless the viewer is an operator. */
export const drainWorker = async (
  { workers, logger }: Pick<Dependencies, 'workers' | 'logger'>,
  viewer: Viewer,
  workerId: string,
): Promise<WorkerReport> => {
  assertOperator(viewer);
  const report = await withinDeadline(workers.requestDrain(workerId));
  if (!report) throw workerNotFound(workerId);
  logger.info({ worker: workerId }, 'worker asked to drain');
  return { ...report, drainingSince: report.drainingSince ?? Date.now() };
};
