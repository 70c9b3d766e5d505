import { TaskEventsPageDocument } from '../../generated/graphql.ts';
import { request as send } from '../../request/request.ts';
import { delay } from './delay.ts';
import type { Transport } from './transport.ts';

/** Reads the log page by page: immediately while pages are full, then every `pollMs`. */
export const pollingTransport: Transport = async function* (request) {
  const { endpoint, taskId, watchToken, signal, onLive } = request;
  let after = request.after;
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
};

const pageSize = 100;
