import { type Cursor, decodeCursor } from '../../contract/cursor.ts';
import type { Task } from '../../contract/task.ts';
import { invalidCursor, taskNotFound } from '../../schema/errors.ts';
import type { FeedItem } from '../../schema/feed-item.ts';
import type { Viewer } from '../access/viewer.ts';
import { iteratingOver } from '../iterating-over.ts';
import type { Dependencies } from './dependencies.ts';
import { getTask } from './find-task.ts';

type FollowDependencies = Pick<Dependencies, 'eventLog' | 'feed'>;

/** The cursor of the item that one operation delivered last. Event streams send it as the message's `id`. */
export interface Delivery {
  cursor: Cursor | undefined;
}

/**
 * The events of a task, for one viewer.
 *
 * @param from `lastEventId` is the cursor at which an event stream was interrupted. It takes precedence over `after`, which is
 *   where that stream began.
 */
export const followEvents = async (
  { eventLog, feed }: FollowDependencies,
  viewer: Viewer,
  taskId: string,
  from: { after: Cursor | undefined; lastEventId: string | undefined },
  delivery: Delivery,
): Promise<AsyncIterable<FeedItem>> => {
  const after = resumePosition(taskId, from.lastEventId) ?? from.after;
  await getTask({ eventLog }, viewer, taskId);
  const items = await feed.events(taskId, after);
  if (!items) throw taskNotFound(taskId);
  return recording(items, delivery, ({ seq, nonce }) => ({ taskId, seq, nonce }));
};

/** The states of a task, for one viewer. */
export const followStates = async (
  { eventLog, feed }: FollowDependencies,
  viewer: Viewer,
  taskId: string,
  delivery: Delivery,
): Promise<AsyncIterable<Task>> => {
  await getTask({ eventLog }, viewer, taskId);
  const states = await feed.states(taskId);
  if (!states) throw taskNotFound(taskId);
  return recording(states, delivery, ({ position }) => ({ taskId, ...position }));
};

const resumePosition = (taskId: string, lastEventId: string | undefined): Cursor | undefined => {
  if (!lastEventId) return undefined;
  const cursor = decodeCursor(lastEventId);
  if (cursor?.taskId === taskId) return cursor;
  throw invalidCursor('Last-Event-ID', lastEventId, `the id of an event of task ${taskId}`);
};

/** Passes items through and records the cursor of each. */
const recording = <Item>(
  items: AsyncIterableIterator<Item>,
  delivery: Delivery,
  cursorOf: (item: Item) => Cursor,
): AsyncIterableIterator<Item> =>
  iteratingOver(items, async () => {
    const result = await items.next();
    if (!result.done) delivery.cursor = cursorOf(result.value);
    return result;
  });
