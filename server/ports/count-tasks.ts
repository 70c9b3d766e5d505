import { limits } from '../../contract/limits.ts';
import type { TaskFilter } from '../../schema/task-query.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import type { ScanBudget } from './scan-budget.ts';
import { rangeOf, scanTasks } from './scan-tasks.ts';

/** Counts the tasks that the viewer may see and that match. Null if more than 10,000 would have to be compared. */
export const countTasks = async (
  dependencies: Pick<Dependencies, 'index' | 'eventLog'>,
  viewer: Viewer,
  where: TaskFilter,
  budget?: ScanBudget,
): Promise<number | null> => {
  const candidates = await dependencies.index.count(rangeOf(viewer, where));
  if (candidates > limits.countedTasks.max) return null;
  let count = 0;
  for await (const { matches } of scanTasks(dependencies, viewer, where, { budget }))
    count += matches.length;
  return count;
};
