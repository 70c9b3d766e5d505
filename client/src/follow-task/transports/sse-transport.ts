import { ConnectionLostError } from '../../errors/connection-lost-error.ts';
import { FollowTaskDocument } from '../../generated/graphql.ts';
import { createDeadline } from '../../request/deadline.ts';
import { readResult } from '../../request/read-result.ts';
import { post, readResponse } from '../../request/request.ts';
import { readEventStream } from './event-stream.ts';
import { StreamCompletedError } from './stream-completed-error.ts';
import { acquireStreamSlot } from './stream-slots.ts';
import type { Transport } from './transport.ts';

/** One event stream per task. Uses `fetch`, because an EventSource cannot send an API key. */
export const sseTransport: Transport = async function* (request) {
  const { endpoint, taskId, after, watchToken, signal, onLive } = request;
  const { connectMs, silenceMs } = endpoint.timing;
  const timeout = new ConnectionLostError(`${endpoint.url.host} sent no data for too long.`);
  const release = acquireStreamSlot(endpoint.url.host);
  const deadline = createDeadline(signal, connectMs, timeout);
  // A reader that is processing an event when the signal aborts may never request the next one.
  deadline.signal.addEventListener('abort', release, { once: true });
  try {
    const response = await post(
      endpoint,
      FollowTaskDocument,
      { id: taskId, after },
      {
        accept: 'text/event-stream',
        signal: deadline.signal,
        watchToken,
      },
    );
    if (!response.body || !isEventStream(response)) {
      await readResponse(FollowTaskDocument, response, deadline.signal);
      throw new ConnectionLostError(`${endpoint.url.host} did not respond with an event stream.`);
    }
    onLive();
    let retryAfterMs = 0;
    const onBytes = () => deadline.extend(silenceMs);
    for await (const message of readEventStream(response.body, deadline.signal, onBytes)) {
      if (message.retryMs !== undefined) retryAfterMs = message.retryMs;
      if (message.event === 'next') yield readEvent(message.data);
      if (message.event === 'complete') throw new StreamCompletedError();
    }
    throw new ConnectionLostError('The event stream ended.', { retryAfterMs });
  } finally {
    deadline.clear();
    release();
  }
};

const isEventStream = (response: Response): boolean =>
  response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;

const readEvent = (data: string) => {
  try {
    const result: unknown = JSON.parse(data);
    return readResult(FollowTaskDocument, result).taskEvents;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ConnectionLostError('The event stream contains invalid JSON.', { cause });
  }
};
