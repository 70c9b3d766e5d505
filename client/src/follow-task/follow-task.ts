import type { Endpoint } from '../endpoint/endpoint.ts';
import { type ConnectionState, createStateStore } from './connection-state.ts';
import { reconnect } from './reconnect.ts';
import { type TaskEvent, type TransportName, transportNames } from './transports/transport.ts';

export interface FollowOptions {
  /** Shared by all tasks that are followed on it: they use one socket. */
  readonly endpoint: Endpoint;
  readonly taskId: string;
  /**
   * Begin behind this cursor; from the first event when left out. After a page reload: read the task, show it, and follow
   * from its `cursor`; or keep what `onCursor` is given together with what was shown.
   */
  readonly after?: string | undefined;
  /** Called with the cursor of each event, once the reader has done with it and asks for the next. */
  readonly onCursor?: ((cursor: string) => void) | undefined;
  /** Lets its bearer follow this task without an API key. */
  readonly watchToken?: string | undefined;
  /** Ends the following, as `close` does. */
  readonly signal?: AbortSignal | undefined;
  /** The transports that may be used; polling is always the last resort. */
  readonly transports?: readonly TransportName[] | undefined;
  /** Milliseconds without any connection behind which it gives up; for ever when left out. */
  readonly giveUpAfterMs?: number | undefined;
}

/** A task being followed. Nothing is opened before the first event is asked for. */
export interface FollowedTask extends AsyncIterable<TaskEvent> {
  /** How the connection stands; another object after each change. */
  readonly state: ConnectionState;
  /** Calls `listener` after each change of `state`. @returns stops the listening. */
  onState(listener: () => void): () => void;
  /** Of the last event that was given; where another follower would go on. */
  readonly cursor: string | undefined;
  /** Ends the iteration, without an error, and everything that it holds open. */
  close(): void;
}

/**
 * Follows one task: each event is given once, in order, whatever happens to the connection, and the iteration ends behind
 * the final one. It can be iterated once. It goes from WebSocket to event stream to polling when it must and comes back up
 * by itself; `TaskResynced` is given as it is where the server no longer has the events between.
 *
 * ```ts
 * const following = followTask({ endpoint, taskId });
 * for await (const event of following) view = applyEvent(view, event);
 * ```
 *
 * The iteration throws `ApiError` for what another try cannot mend (TASK_NOT_FOUND, BAD_USER_INPUT, TOKEN_EXPIRED …) and
 * `ConnectionLost` once `giveUpAfterMs` has passed. An aborted `signal` or `close()` end it quietly.
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
  const rungs = transportNames.filter((name) => name === 'polling' || isUsable(name, options));
  const closing = new AbortController();
  const store = createStateStore(rungs[0] ?? 'polling');
  let cursor = after;

  async function* iterate(): AsyncGenerator<TaskEvent, void, undefined> {
    const close = () => closing.abort();
    signal?.addEventListener('abort', close, { once: true });
    if (signal?.aborted) close();
    try {
      const position = () => cursor;
      const plan = { endpoint, taskId, watchToken, rungs, giveUpAfterMs, position };
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
