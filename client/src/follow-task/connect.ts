import { ApiError } from '../errors/api-error.ts';
import { ConnectionLostError } from '../errors/connection-lost-error.ts';
import { createDeadline } from '../request/deadline.ts';
import { isFinalEvent } from '../task/is-final.ts';
import type { DeliveredEvents } from './delivered-events.ts';
import type { Loss } from './transport-fallback.ts';
import { pollingTransport } from './transports/polling-transport.ts';
import { sseTransport } from './transports/sse-transport.ts';
import { StreamCompletedError } from './transports/stream-completed-error.ts';
import type {
  TaskEvent,
  Transport,
  TransportName,
  TransportRequest,
} from './transports/transport.ts';
import { webSocketTransport } from './transports/websocket-transport.ts';

export interface ConnectRequest extends TransportRequest {
  readonly rung: TransportName;
  readonly delivered: DeliveredEvents;
  /** When to leave for a higher rung; undefined on the highest. */
  readonly climbAfterMs: number | undefined;
}

/** How one connection ended. */
export type Ending =
  | { readonly kind: 'over' | 'completed' | 'climb' }
  | (Loss & { readonly kind: 'lost'; readonly problem: ApiError | ConnectionLostError });

/**
 * The new events of one connection, and how it ended.
 *
 * @throws {ApiError} what another try cannot mend. @throws the signal's reason when it aborts.
 */
export async function* connect(
  request: ConnectRequest,
): AsyncGenerator<TaskEvent, Ending, undefined> {
  const { rung, delivered: given, climbAfterMs, signal } = request;
  const deadline =
    climbAfterMs === undefined ? undefined : createDeadline(signal, climbAfterMs, timeToUpgrade);
  let stoodSince: number | undefined;
  const onLive = () => {
    stoodSince ??= Date.now();
    request.onLive();
  };
  const { network } = request.endpoint;
  const loss = new AbortController();
  const stopListening = network.listen(() => {
    if (!network.isOnline) loss.abort(new ConnectionLostError(offline));
  });
  try {
    const connectionSignal = AbortSignal.any([deadline?.signal ?? signal, loss.signal]);
    const events = transports[rung]({ ...request, signal: connectionSignal, onLive });
    for await (const event of events) {
      if (!given.add(event)) continue;
      yield event;
      if (isFinalEvent(event)) break;
    }
    return { kind: 'over' };
  } catch (problem) {
    signal.throwIfAborted();
    if (problem === timeToUpgrade) return { kind: 'climb' };
    if (problem instanceof StreamCompletedError) return { kind: 'completed' };
    if (!isRetryable(problem)) throw problem;
    const stoodMs = stoodSince === undefined ? undefined : Date.now() - stoodSince;
    const retryAfterMs = problem instanceof ConnectionLostError ? problem.retryAfterMs : 0;
    return { kind: 'lost', problem, connectedMs: stoodMs, retryAfterMs };
  } finally {
    stopListening();
    deadline?.clear();
  }
}

const transports: Readonly<Record<TransportName, Transport>> = {
  websocket: webSocketTransport,
  sse: sseTransport,
  polling: pollingTransport,
};

/** Why a connection is given up as soon as the network is lost: by itself a socket would notice only at its next ping. */
export const offline = 'This device is offline.';

const timeToUpgrade = new Error('It is time to try a better transport.');

const isRetryable = (problem: unknown): problem is ApiError | ConnectionLostError =>
  problem instanceof ConnectionLostError || (problem instanceof ApiError && problem.retryable);
