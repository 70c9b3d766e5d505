import { ConnectionLostError } from '../../errors/connection-lost-error.ts';
import { FollowTaskDocument } from '../../generated/graphql.ts';
import { createDeadline } from '../../request/deadline.ts';
import { readResult } from '../../request/read-result.ts';
import { post, readAnswer } from '../../request/request.ts';
import { readEventStream } from './event-stream.ts';
import { StreamCompletedError } from './stream-completed-error.ts';
import { takeStreamSlot } from './stream-slots.ts';
import type { Transport } from './transport.ts';

/** A stream of its own for each task, by `fetch`: an EventSource could send no key. */
export const sseTransport: Transport = async function* (request) {
  const { endpoint, taskId, after, watchToken, signal, onLive } = request;
  const { connectMs, silenceMs } = endpoint.timing;
  const silent = new ConnectionLostError(`${endpoint.url.host} has fallen silent.`);
  const leave = takeStreamSlot(endpoint.url.host);
  const deadline = createDeadline(signal, connectMs, silent);
  // A reader that is busy with an event when it is told to stop may never come back for the next.
  deadline.signal.addEventListener('abort', leave, { once: true });
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
      await readAnswer(FollowTaskDocument, response, deadline.signal);
      throw new ConnectionLostError(`${endpoint.url.host} offers no event stream.`);
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
    leave();
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
    throw new ConnectionLostError('The event stream is broken.', { cause });
  }
};
