import { wordSearch } from '../../contract/word-search.ts';
import type { TaskFilter } from '../../schema/task-query.ts';
import type { TaskFacts } from '../../tasks/event-log/task-facts.ts';
import { comparableName } from '../../tasks/product-name.ts';

/** What a filter compares: the facts of a task, or the task. */
export type Comparable = Omit<TaskFacts, 'expiresAt' | 'retriedBy'>;

/**
 * Returns a function that tells whether a task meets every condition except that on its owner. One call compares many tasks, so what the
 * filter contains is prepared once.
 */
export const taskMatcher = (filter: TaskFilter): ((task: Comparable) => boolean) => {
  const { status, kind, scheduleId, errorCode, complete, createdFrom, createdUntil } = filter;
  const { productName, search, collectionId } = filter;
  const wantedName = productName === undefined ? undefined : comparableName(productName);
  const isFound = search === undefined ? undefined : wordSearch(search);
  return (task) =>
    (status === undefined || status.includes(task.status)) &&
    (kind === undefined || kind.includes(task.kind)) &&
    (scheduleId === undefined || task.scheduleId === scheduleId) &&
    (collectionId === undefined || task.collection?.id === collectionId) &&
    (errorCode === undefined || task.error?.code === errorCode) &&
    (complete === undefined || (task.status === 'SUCCESS' && task.result?.complete === complete)) &&
    (createdFrom === undefined || task.createdAt >= createdFrom) &&
    (createdUntil === undefined || task.createdAt < createdUntil) &&
    (wantedName === undefined || comparableName(task.productName) === wantedName) &&
    (isFound === undefined || task.id === search || isFound(task.productName));
};
