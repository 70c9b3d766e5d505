import { isFinal, type Task } from '../../contract/task.ts';
import { listedTask } from '../listed-task.ts';
import { unfinishedTtlMs } from '../unfinished-ttl.ts';
import { type SettlementStores, settleCollection } from './settle-collection.ts';

/**
 * Puts the retry of a task in its place in their collection, if it is there. The other tasks are then kept until the retry has ended too.
 * The retried task leaves the collection and keeps its own expiry.
 */
export const replaceInCollection = async (
  retriedId: string,
  { id, kind, owner, collection }: Task,
  stores: SettlementStores,
): Promise<void> => {
  const { log, index, collections } = stores;
  if (collection === undefined) return;
  const member = { collectionId: collection.id, kind, owner };
  if (!(await collections.replace(member, retriedId, id))) return;
  const current = await collections.find(collection.id);
  const others =
    current?.tasks.flatMap(({ taskId }) => (taskId === id ? [] : (taskId ?? []))) ?? [];
  const expiresAt = (await collections.now()) + unfinishedTtlMs;
  await Promise.all(
    others.map(async (taskId) => {
      const task = await log.findReadable(taskId);
      if (!task || (await log.hold(taskId)) !== 'written') return;
      await index.finish(listedTask(taskId, task), expiresAt, task.result?.complete);
    }),
  );
  // It may have finished before it was part of the collection.
  const retry = await log.findReadable(id);
  if (retry && isFinal(retry.status)) await settleCollection(retry, stores);
};
