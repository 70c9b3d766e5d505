import type { TaskPage, TaskQuery } from '../../schema/task-query.ts';
import type { Viewer } from '../access/viewer.ts';
import { CountedPage } from '../feed/counted-page.ts';
import type { Dependencies } from './dependencies.ts';
import { listTasks } from './list-tasks.ts';
import { rangeOf } from './scan-tasks.ts';

/** The first page of the tasks that the viewer may see, now and whenever it changes. @throws FORBIDDEN */
export const followTasks = async (
  dependencies: Pick<Dependencies, 'index' | 'eventLog' | 'liveLists'>,
  viewer: Viewer,
  { first, where }: Omit<TaskQuery, 'after'>,
): Promise<AsyncIterable<TaskPage>> => {
  const { owner } = rangeOf(viewer, where);
  return dependencies.liveLists.open({
    // Callers with the same rights see the same tasks.
    key: JSON.stringify([viewer.kind, owner, first, where]),
    concerns: (change) => [owner, change.owner].includes(undefined) || owner === change.owner,
    read: async () =>
      new CountedPage(await listTasks(dependencies, viewer, { first, after: undefined, where })),
  });
};
