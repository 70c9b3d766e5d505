import type { UnknownEvent } from '../../contract/event.ts';
import type { Position } from '../../contract/task.ts';
import type { FeedItem } from '../../schema/feed-item.ts';
import { UnreadableDataError } from '../../tasks/unreadable.ts';
import type { ReadableLog } from './watch.ts';

/** What a log has after a position. Watchers do not receive events of unknown types, but their cursors move past them. */
export type ReadItem = FeedItem | UnknownEvent;

/**
 * Reads up to `count` events after a position, or from the first event.
 *
 * If the log no longer contains the position (it was trimmed, or a failover lost its newest events), or if the next event cannot be
 * read, returns a single TaskResynced with the whole state. Returns undefined if the task no longer exists.
 */
export const readAfter = async (
  log: ReadableLog,
  taskId: string,
  after: Position | undefined,
  count: number,
): Promise<ReadItem[] | undefined> => {
  try {
    return (await readFrom(log, taskId, after, count)) ?? (await resync(log, taskId));
  } catch (error) {
    if (!(error instanceof UnreadableDataError)) throw error;
    return resync(log, taskId, after);
  }
};

/** Returns undefined if the log does not contain the position. @throws {UnreadableDataError} if the next event cannot be read. */
const readFrom = async (
  log: ReadableLog,
  taskId: string,
  after: Position | undefined,
  count: number,
): Promise<ReadItem[] | undefined> => {
  if (!after) {
    const events = await log.read(taskId, 1, count);
    return events[0]?.seq === 1 ? events : undefined;
  }
  const [current, ...events] = await log.read(taskId, after.seq, count + 1);
  if (current?.seq !== after.seq || current.nonce !== after.nonce) return undefined;
  if (events.length > 0) return events;
  // A page ends before an event that cannot be read.
  const next = await log.read(taskId, after.seq + 1, 1);
  return next[0]?.seq === after.seq + 1 ? next : [];
};

/** @param after where the reader is. If that is the newest position, nothing has to be resynced. */
const resync = async (
  log: ReadableLog,
  taskId: string,
  after?: Position,
): Promise<ReadItem[] | undefined> => {
  const task = await log.find(taskId);
  if (!task) return undefined;
  const { position, attempt } = task;
  if (after?.seq === position.seq && after.nonce === position.nonce) return [];
  return [{ type: 'TaskResynced', taskId, ...position, at: Date.now(), attempt, task }];
};
