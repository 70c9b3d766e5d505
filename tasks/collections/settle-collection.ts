import type { Task } from '../../contract/task.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { keepMsOf } from '../keep-ms.ts';
import { listedTask } from '../listed-task.ts';
import type { TaskIndex } from '../task-index.ts';
import { unfinishedTtlMs } from '../unfinished-ttl.ts';
import { readCollectionTasks } from './collection-end.ts';
import type { CollectionStore } from './collection-store.ts';

export interface SettlementStores {
  readonly log: EventLog;
  readonly index: TaskIndex;
  readonly collections: CollectionStore;
}

/**
 * Moves a finished task of a collection to the list of finished tasks. Once all tasks of the collection have finished, they expire
 * together, counted from the end of the last. Can be repeated.
 */
export const settleCollection = async (
  task: Task,
  { log, index, collections }: SettlementStores,
): Promise<void> => {
  const collection = task.collection && (await collections.find(task.collection.id));
  if (!collection?.tasks.some(({ taskId }) => taskId === task.id)) {
    return expireTogether([task], (task.finishedAt ?? 0) + keepMsOf(task, log), { log, index });
  }
  const now = await collections.now();
  const { tasks, isFinished, isComplete, checkAt } = await readCollectionTasks(
    log,
    collection,
    now,
  );
  if (!isFinished) {
    const listed = listedTask(task.id, task);
    // The sweep repeats this.
    if (checkAt !== undefined) return index.checkAgain(listed, checkAt);
    return index.finish(listed, now + unfinishedTtlMs, task.result?.complete);
  }
  const end = Math.max(...tasks.map(({ finishedAt }) => finishedAt ?? 0));
  const expiresAt = end + collection.keepFor * 1000;
  await expireTogether(tasks, expiresAt, { log, index });
  await Promise.all([
    collections.expireAt(collection.id, expiresAt),
    index.joins.release(collection.digest, collection.id, isComplete ? expiresAt : 0),
  ]);
};

const expireTogether = async (
  tasks: readonly Task[],
  expiresAt: number,
  { log, index }: Pick<SettlementStores, 'log' | 'index'>,
): Promise<void> => {
  await Promise.all(
    tasks.map(async (task) => {
      await log.keepUntil(task.id, expiresAt);
      await index.finish(listedTask(task.id, task), expiresAt, task.result?.complete);
    }),
  );
};
