import type { Task } from '../../contract/task.ts';
import { finishTask } from '../../tasks/finish-task.ts';
import type { AttemptContext } from './attempt-context.ts';

/**
 * Moves a finished task to the index of finished tasks. If it was settled here, also counts and logs it.
 *
 * @param settledHere false if the task was already finished, so that another process has counted it.
 */
export const recordSettlement = async (
  taskId: string,
  context: AttemptContext,
  settledHere: boolean,
): Promise<void> => {
  const { log, settlements, logger } = context;
  const task = await log.findReadable(taskId);
  if (task?.finishedAt == null) return;
  if (settledHere) logger.info(settlementFields(task), 'task settled');
  await Promise.all([finishTask(task, context), ...(settledHere ? [settlements.note(task)] : [])]);
};

const settlementFields = ({ id, status, attempt, progress, result, ...task }: Task) => ({
  taskId: id,
  status,
  attempt,
  durationMs: (task.finishedAt ?? Date.now()) - (task.startedAt ?? task.createdAt),
  found: progress.found,
  complete: result?.complete ?? false,
  sources: Object.fromEntries(
    progress.sources.map(({ source, found, dropped, status: sourceStatus }) => [
      source,
      { found, dropped, status: sourceStatus },
    ]),
  ),
});
