import { ApiError } from '../errors/api-error.ts';
import { ConnectionLostError } from '../errors/connection-lost-error.ts';
import { createDeadline } from '../request/deadline.ts';
import type { Loss } from './transport-fallback.ts';
import { sseTransport } from './transports/sse-transport.ts';
import { StreamCompletedError } from './transports/stream-completed-error.ts';
import type { Transport, TransportName, TransportRequest } from './transports/transport.ts';
import { webSocketTransport } from './transports/websocket-transport.ts';

export interface ConnectRequest<Item> extends TransportRequest<Item> {
  readonly transport: TransportName;
  /** Called when an item arrives, new or not. */
  readonly onItem: () => void;
  /** When to try the preferred transport again; undefined if this is it. */
  readonly upgradeAfterMs: number | undefined;
}

/** How one connection ended. */
export type Ending =
  | { readonly kind: 'finished' | 'completed' | 'upgrade' }
  | (Loss & { readonly kind: 'lost'; readonly problem: ApiError | ConnectionLostError });

/**
 * Yields the items of one connection that the subject accepts, and returns how it ended.
 *
 * @throws {ApiError} if it is not worth a retry. @throws the signal's reason when it aborts.
 */
export async function* connect<Item>(
  request: ConnectRequest<Item>,
): AsyncGenerator<Item, Ending, undefined> {
  const { transport, subject, upgradeAfterMs, signal } = request;
  const deadline =
    upgradeAfterMs === undefined
      ? undefined
      : createDeadline(signal, upgradeAfterMs, timeToUpgrade);
  let connectedAt: number | undefined;
  const onLive = () => {
    connectedAt ??= Date.now();
    request.onLive();
  };
  const { network } = request.endpoint;
  const loss = new AbortController();
  const stopListening = network.listen(() => {
    if (!network.isOnline) loss.abort(new ConnectionLostError(offline));
  });
  try {
    const connectionSignal = AbortSignal.any([deadline?.signal ?? signal, loss.signal]);
    const items = transports[transport]({ ...request, signal: connectionSignal, onLive });
    for await (const item of items) {
      request.onItem();
      if (!subject.accepts(item)) continue;
      yield item;
      if (subject.isLast(item)) break;
    }
    return { kind: 'finished' };
  } catch (problem) {
    signal.throwIfAborted();
    if (problem === timeToUpgrade) return { kind: 'upgrade' };
    if (problem instanceof StreamCompletedError) return { kind: 'completed' };
    if (!isRetryable(problem)) throw problem;
    const connectedMs = connectedAt === undefined ? undefined : Date.now() - connectedAt;
    const retryAfterMs = problem instanceof ConnectionLostError ? problem.retryAfterMs : 0;
    return { kind: 'lost', problem, connectedMs, retryAfterMs };
  } finally {
    stopListening();
    deadline?.clear();
  }
}

const transports: Readonly<Record<TransportName, Transport>> = {
  websocket: webSocketTransport,
  sse: sseTransport,
  polling: ({ subject, ...polling }) => subject.poll(polling),
};

/** Closes a connection as soon as the device goes offline. The socket would notice only at its next ping. */
export const offline = 'This device is offline.';

const timeToUpgrade = new Error('Upgrading to a better transport.');

const isRetryable = (problem: unknown): problem is ApiError | ConnectionLostError =>
  problem instanceof ConnectionLostError || (problem instanceof ApiError && problem.retryable);
