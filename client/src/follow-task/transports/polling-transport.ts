import { TaskEventsPageDocument } from '../../generated/graphql.ts';
import { request as ask } from '../../request/request.ts';
import { delay } from './delay.ts';
import type { Transport } from './transport.ts';

/** Reads the log page by page: at once while there is more to read, then every `pollMs`. */
export const pollingTransport: Transport = async function* (request) {
  const { endpoint, taskId, watchToken, signal, onLive } = request;
  let after = request.after;
  for (;;) {
    const variables = { id: taskId, after, first: pageSize };
    const answer = await ask(endpoint, TaskEventsPageDocument, variables, { signal, watchToken });
    const { events, cursor, isFinal } = answer.taskEvents;
    onLive();
    yield* events;
    if (isFinal) return;
    after = cursor;
    if (events.length < pageSize) await delay(endpoint.timing.pollMs, signal);
  }
};

const pageSize = 100;
