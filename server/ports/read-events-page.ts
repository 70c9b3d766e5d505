import type { Cursor } from '../../contract/cursor.ts';
import { isFinalEvent } from '../../contract/event.ts';
import { isFinal } from '../../contract/task.ts';
import type { EventsPage } from '../../schema/context.ts';
import { taskNotFound } from '../../schema/errors.ts';
import type { Viewer } from '../access/viewer.ts';
import { readAfter } from '../feed/read-after.ts';
import type { Dependencies } from './dependencies.ts';
import { getTask } from './find-task.ts';

/** Up to `first` events after a cursor: the subscription's events for clients that poll. */
export const readEventsPage = async (
  dependencies: Pick<Dependencies, 'eventLog'>,
  viewer: Viewer,
  { taskId, after, first }: { taskId: string; after: Cursor | undefined; first: number },
): Promise<EventsPage> => {
  const task = await getTask(dependencies, viewer, taskId);
  const events = await readAfter(dependencies.eventLog, taskId, after, first);
  // The task may have expired since it was found.
  if (!events) throw taskNotFound(taskId);
  const last = events.at(-1);
  if (!last) {
    const { seq, nonce } = after ?? task.position;
    return { events, position: { seq, nonce }, isFinal: isFinal(task.status) };
  }
  return {
    events,
    position: { seq: last.seq, nonce: last.nonce },
    isFinal: last.type === 'TaskResynced' ? isFinal(last.task.status) : isFinalEvent(last),
  };
};
