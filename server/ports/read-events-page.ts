import type { Cursor } from '../../contract/cursor.ts';
import { isFinalEvent, isKnownEvent } from '../../contract/event.ts';
import { isFinal } from '../../contract/task.ts';
import { taskNotFound } from '../../schema/errors.ts';
import type { EventsPage, FeedItem } from '../../schema/feed-item.ts';
import type { Viewer } from '../access/viewer.ts';
import { readAfter } from '../feed/read-after.ts';
import type { Dependencies } from './dependencies.ts';
import { getTask } from './find-task.ts';

/** Up to `first` events after a cursor: the subscription's events for clients that poll. Events of unknown types count, but are left out. */
export const readEventsPage = async (
  dependencies: Pick<Dependencies, 'eventLog'>,
  viewer: Viewer,
  { taskId, after, first }: { taskId: string; after: Cursor | undefined; first: number },
): Promise<EventsPage> => {
  const task = await getTask(dependencies, viewer, taskId);
  const read = await readAfter(dependencies.eventLog, taskId, after, first);
  // The task may have expired since it was found.
  if (!read) throw taskNotFound(taskId);
  const events = read.filter(isKnownEvent);
  const { seq, nonce } = read.at(-1) ?? after ?? task.position;
  const isAtEnd = read.length === 0 || (seq === task.position.seq && nonce === task.position.nonce);
  return {
    events,
    position: { seq, nonce },
    isFinal: (isAtEnd && isFinal(task.status)) || events.some(isLast),
  };
};

const isLast = (item: FeedItem): boolean =>
  item.type === 'TaskResynced' ? isFinal(item.task.status) : isFinalEvent(item);
