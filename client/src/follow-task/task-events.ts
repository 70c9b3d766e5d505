import { FollowTaskDocument, TaskEventsPageDocument } from '../generated/graphql.ts';
import { request as send } from '../request/request.ts';
import { isFinalEvent } from '../task/is-final.ts';
import { isKnownEvent } from '../task/is-known-event.ts';
import { createDeliveredEvents } from './delivered-events.ts';
import { type Polling, type Subject, subscriptionTo } from './subject.ts';
import { delay } from './transports/delay.ts';
import type { TaskEvent } from './transports/transport.ts';

/** The events of a task. Those of types that this version does not know are passed over. @param position the cursor to continue after. */
export const taskEvents = (
  taskId: string,
  position: () => string | undefined,
): Subject<TaskEvent> => {
  const delivered = createDeliveredEvents();
  return {
    subscription: () =>
      subscriptionTo(
        FollowTaskDocument,
        { id: taskId, after: position() },
        (data) => data.taskEvents,
      ),
    poll: (polling) => pollEvents(taskId, position(), polling),
    accepts: (event) => delivered.add(event) && isKnownEvent(event),
    isLast: isFinalEvent,
  };
};

/** Reads the log page by page: immediately while pages are full, then every `pollMs`. */
async function* pollEvents(
  taskId: string,
  start: string | undefined,
  { endpoint, watchToken, signal, onLive }: Polling,
): AsyncGenerator<TaskEvent, void, undefined> {
  let after = start;
  for (;;) {
    const variables = { id: taskId, after, first: pageSize };
    const data = await send(endpoint, TaskEventsPageDocument, variables, { signal, watchToken });
    const { events, cursor, isFinal } = data.taskEvents;
    onLive();
    yield* events;
    if (isFinal) return;
    after = cursor;
    if (events.length < pageSize) await delay(endpoint.timing.pollMs, signal);
  }
}

const pageSize = 100;
