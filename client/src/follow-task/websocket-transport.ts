import { FollowTaskDocument } from '../generated/graphql.ts';
import { ConnectionLost } from './connection-lost.ts';
import { createEventQueue } from './event-queue.ts';
import { readErrors, readResult } from './read-result.ts';
import { StreamCompleted } from './stream-completed.ts';
import type { Transport } from './transport.ts';

/** One operation on the endpoint's shared socket. */
export const webSocketTransport: Transport = async function* (request) {
  const { endpoint, taskId, after, watchToken, signal, onLive } = request;
  if (!endpoint.socket) throw new ConnectionLost('This runtime has no WebSocket.');
  signal.throwIfAborted();
  const results = createEventQueue<unknown>();
  const stop = endpoint.socket.run(
    {
      query: FollowTaskDocument.toString(),
      variables: { id: taskId, after },
      ...(watchToken === undefined ? {} : { extensions: { watchToken } }),
    },
    {
      token: watchToken,
      live: onLive,
      next: results.push,
      ended: (problem) => results.end(explain(problem)),
    },
  );
  // At once: a reader that is busy with an event may never come back for the next.
  const abort = () => {
    stop();
    results.abort(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    for await (const result of results) yield readResult(FollowTaskDocument, result).taskEvents;
  } finally {
    signal.removeEventListener('abort', abort);
    stop();
  }
};

const explain = (problem: unknown): Error => {
  if (problem === undefined) return new StreamCompleted();
  if (problem instanceof ConnectionLost) return problem;
  return readErrors(problem) ?? new ConnectionLost('The WebSocket failed.', { cause: problem });
};
