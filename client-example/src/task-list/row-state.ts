import type { TaskRowFragment } from '../../generated/graphql.ts';

/**
 * A row with the part of its result that its status depends on. Rows carry no `result`, which is expensive to read for each task of a
 * list: a task is complete if each of its sources is done.
 */
export const rowState = (task: TaskRowFragment) => ({
  ...task,
  result:
    task.status === 'SUCCESS'
      ? {
          complete: task.progress.sources.every(
            ({ status }) => status === 'DONE' || status === 'SKIPPED',
          ),
        }
      : null,
});
