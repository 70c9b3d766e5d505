import { type Cursor, decodeCursor } from '../../contract/cursor.ts';
import type { Task } from '../../contract/task.ts';
import { invalidCursor, taskNotFound } from '../../schema/errors.ts';
import type { FeedItem } from '../../schema/feed-item.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { getTask } from './find-task.ts';

type FollowDependencies = Pick<Dependencies, 'eventLog' | 'feed'>;

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
): Promise<AsyncIterable<FeedItem>> => {
  const after = resumePosition(taskId, from.lastEventId) ?? from.after;
  await getTask({ eventLog }, viewer, taskId);
  const items = await feed.events(taskId, after);
  if (!items) throw taskNotFound(taskId);
  return items;
};

/** The states of a task, for one viewer. */
export const followStates = async (
  { eventLog, feed }: FollowDependencies,
  viewer: Viewer,
  taskId: string,
): Promise<AsyncIterable<Task>> => {
  await getTask({ eventLog }, viewer, taskId);
  const states = await feed.states(taskId);
  if (!states) throw taskNotFound(taskId);
  return states;
};

const resumePosition = (taskId: string, lastEventId: string | undefined): Cursor | undefined => {
  if (!lastEventId) return undefined;
  const cursor = decodeCursor(lastEventId);
  if (cursor?.taskId === taskId) return cursor;
  throw invalidCursor('Last-Event-ID', lastEventId, `the id of an event of task ${taskId}`);
};
