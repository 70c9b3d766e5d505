import { ConnectionLostError } from '../../errors/connection-lost-error.ts';
import { createDeadline } from '../../request/deadline.ts';
import type { Subscription } from '../subject.ts';
import { readEventStream } from './event-stream.ts';
import { StreamCompletedError } from './stream-completed-error.ts';
import { acquireStreamSlot } from './stream-slots.ts';
import type { Transport, TransportRequest } from './transport.ts';

/** One event stream for each subject. Uses `fetch`, because an EventSource cannot send an API key. */
export const sseTransport: Transport = async function* <Item>(request: TransportRequest<Item>) {
  const { endpoint, subject, watchToken, signal, onLive } = request;
  const subscription = subject.subscription();
  const { connectMs, silenceMs } = endpoint.timing;
  const timeout = new ConnectionLostError(`${endpoint.url.host} sent no data for too long.`);
  const release = acquireStreamSlot(endpoint.url.host);
  const deadline = createDeadline(signal, connectMs, timeout);
  // A reader that is processing an event when the signal aborts may never request the next one.
  deadline.signal.addEventListener('abort', release, { once: true });
  try {
    const response = await subscription.post(endpoint, {
      accept: 'text/event-stream',
      signal: deadline.signal,
      watchToken,
    });
    if (!response.body || !isEventStream(response)) {
      await subscription.readResponse(response, deadline.signal);
      throw new ConnectionLostError(`${endpoint.url.host} did not respond with an event stream.`);
    }
    onLive();
    let retryAfterMs = 0;
    const onBytes = () => deadline.extend(silenceMs);
    for await (const message of readEventStream(response.body, deadline.signal, onBytes)) {
      if (message.retryMs !== undefined) retryAfterMs = message.retryMs;
      if (message.event === 'next') yield readItem(subscription, message.data);
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

const readItem = <Item>(subscription: Subscription<Item>, data: string): Item => {
  try {
    const result: unknown = JSON.parse(data);
    return subscription.read(result);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ConnectionLostError('The event stream contains invalid JSON.', { cause });
  }
};
