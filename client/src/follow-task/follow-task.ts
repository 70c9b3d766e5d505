import type { Endpoint } from '../endpoint/endpoint.ts';
import { type ConnectionState, createStateStore } from './connection-state.ts';
import { reconnect } from './reconnect.ts';
import { type TaskEvent, type TransportName, transportNames } from './transports/transport.ts';

export interface FollowOptions {
  /** All tasks followed through one endpoint share its WebSocket. */
  readonly endpoint: Endpoint;
  readonly taskId: string;
  /**
   * The cursor to start after. Defaults to the first event. After a page reload, read the task and follow from its `cursor`, or
   * store the cursor that `onCursor` receives together with your state.
   */
  readonly after?: string | undefined;
  /** Called with the cursor of each event once the reader has processed it and requests the next. */
  readonly onCursor?: ((cursor: string) => void) | undefined;
  /** Grants access to this task without an API key. */
  readonly watchToken?: string | undefined;
  /** Stops following, as `close` does. */
  readonly signal?: AbortSignal | undefined;
  /** The transports to use. Defaults to all; polling is always the last resort. */
  readonly transports?: readonly TransportName[] | undefined;
  /** Gives up after this many milliseconds without a connection. Defaults to never. */
  readonly giveUpAfterMs?: number | undefined;
}

/** A task being followed. The connection opens when the first event is requested. */
export interface FollowedTask extends AsyncIterable<TaskEvent> {
  /** The state of the connection. Each change creates a new object. */
  readonly state: ConnectionState;
  /** Calls `listener` after each change of `state`. @returns a function that stops listening. */
  onState(listener: () => void): () => void;
  /** The cursor of the last event, from which another follower can resume. */
  readonly cursor: string | undefined;
  /** Ends the iteration without an error and closes its connection. */
  close(): void;
}

/**
 * Follows one task. Yields each event exactly once, in order, whatever happens to the connection, and ends after the final one. Can
 * be iterated once. Falls back from WebSocket to SSE to polling when necessary, and upgrades again when possible. Passes
 * `TaskResynced` through if the server no longer has the events in between, and passes over events of types that only newer servers
 * know.
 *
 * ```ts
 * const following = followTask({ endpoint, taskId });
 * for await (const event of following) view = applyEvent(view, event);
 * ```
 *
 * The iteration throws an `ApiError` that is not worth a retry (such as TASK_NOT_FOUND, BAD_USER_INPUT, or TOKEN_EXPIRED), and a
 * `ConnectionLostError` once `giveUpAfterMs` has passed. An aborted `signal` and `close()` end it without an error.
 */
export const followTask = (options: FollowOptions): FollowedTask => {
  const {
    endpoint,
    taskId,
    after,
    watchToken,
    signal,
    giveUpAfterMs = Number.POSITIVE_INFINITY,
  } = options;
  const transports = transportNames.filter((name) => name === 'polling' || isUsable(name, options));
  const closing = new AbortController();
  const store = createStateStore(transports[0] ?? 'polling');
  let cursor = after;

  async function* iterate(): AsyncGenerator<TaskEvent, void, undefined> {
    const close = () => closing.abort();
    signal?.addEventListener('abort', close, { once: true });
    if (signal?.aborted) close();
    try {
      const position = () => cursor;
      const plan = { endpoint, taskId, watchToken, transports, giveUpAfterMs, position };
      for await (const event of reconnect(plan, store, closing.signal)) {
        cursor = event.cursor;
        yield event;
        options.onCursor?.(event.cursor);
      }
      store.set({ phase: 'finished' });
    } catch (error) {
      if (closing.signal.aborted) return;
      store.set({ phase: 'failed', nextRetryAt: undefined });
      throw error;
    } finally {
      signal?.removeEventListener('abort', close);
      closing.abort();
      if (store.state.phase !== 'finished' && store.state.phase !== 'failed') {
        store.set({ phase: 'closed', nextRetryAt: undefined });
      }
    }
  }

  const iteration = iterate();
  return {
    get state() {
      return store.state;
    },
    get cursor() {
      return cursor;
    },
    onState: store.listen,
    close: () => closing.abort(),
    [Symbol.asyncIterator]: () => iteration,
  };
};

const isUsable = (name: TransportName, { endpoint, transports }: FollowOptions): boolean =>
  (transports?.includes(name) ?? true) && (name !== 'websocket' || endpoint.socket !== undefined);
