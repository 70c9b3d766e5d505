import type { Position } from '../../contract/task.ts';
import type { FeedItem } from '../../schema/context.ts';
import type { ReadableLog } from './watch.ts';

/**
 * Reads up to `count` events after a position, or from the first event.
 *
 * If the log no longer contains the position (it was trimmed, or a failover lost its newest events), returns a single TaskResynced
 * with the whole state. Returns undefined if the task no longer exists.
 */
export const readAfter = async (
  log: ReadableLog,
  taskId: string,
  after: Position | undefined,
  count: number,
): Promise<FeedItem[] | undefined> => {
  if (!after) {
    const events = await log.read(taskId, 1, count);
    return events[0]?.seq === 1 ? events : resync(log, taskId);
  }
  const [current, ...events] = await log.read(taskId, after.seq, count + 1);
  const contains = current?.seq === after.seq && current.nonce === after.nonce;
  return contains ? events : resync(log, taskId);
};

const resync = async (log: ReadableLog, taskId: string): Promise<FeedItem[] | undefined> => {
  const task = await log.find(taskId);
  if (!task) return undefined;
  const { position, attempt } = task;
  return [{ type: 'TaskResynced', taskId, ...position, at: Date.now(), attempt, task }];
};
