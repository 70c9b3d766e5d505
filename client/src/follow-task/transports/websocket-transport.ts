import { ConnectionLostError } from '../../errors/connection-lost-error.ts';
import { readErrors } from '../../request/read-result.ts';
import { createEventQueue } from './event-queue.ts';
import { StreamCompletedError } from './stream-completed-error.ts';
import type { Transport, TransportRequest } from './transport.ts';

/** One operation on the endpoint's shared WebSocket. */
export const webSocketTransport: Transport = async function* <Item>(
  request: TransportRequest<Item>,
) {
  const { endpoint, subject, watchToken, signal, onLive } = request;
  if (!endpoint.socket) throw new ConnectionLostError('This runtime has no WebSocket.');
  signal.throwIfAborted();
  const subscription = subject.subscription();
  const results = createEventQueue<unknown>();
  const stop = endpoint.socket.run(
    {
      ...subscription.operation,
      ...(watchToken === undefined ? {} : { extensions: { watchToken } }),
    },
    {
      token: watchToken,
      connected: onLive,
      next: results.push,
      ended: (problem) => results.end(explain(problem)),
    },
  );
  // A reader that is processing an event may never request the next one, so stop here.
  const abort = () => {
    stop();
    results.abort(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    for await (const result of results) yield subscription.read(result);
  } finally {
    signal.removeEventListener('abort', abort);
    stop();
  }
};

const explain = (problem: unknown): Error => {
  if (problem === undefined) return new StreamCompletedError();
  if (problem instanceof ConnectionLostError) return problem;
  return (
    readErrors(problem) ?? new ConnectionLostError('The WebSocket failed.', { cause: problem })
  );
};
