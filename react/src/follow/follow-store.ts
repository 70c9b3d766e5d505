import {
  type ConnectionState,
  type Endpoint,
  type FollowedTask,
  followTask,
  type TaskEvent,
} from '@reviewcast/client';

/** What is known about a followed task. Each change creates a new object. */
export interface Followed<State> {
  readonly state: State;
  /** Undefined until the first connection attempt. */
  readonly connection: ConnectionState | undefined;
  /** Why following stopped before the final event: an `ApiError` that is not worth a retry. */
  readonly error: Error | undefined;
}

/** Shaped for `useSyncExternalStore`. */
export interface FollowStore<State> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => Followed<State>;
  /** Changes the state by what was learned other than from an event. No change if `change` returns the state itself. */
  readonly update: (change: (state: State) => State) => void;
}

export interface FollowStoreOptions<State> {
  readonly endpoint: Endpoint;
  readonly taskId: string;
  /** The cursor to start after. Defaults to the beginning. */
  readonly after?: string | undefined;
  readonly watchToken?: string | undefined;
  readonly initial: State;
  /** Returns the state after one more event. Must be pure. */
  readonly fold: (state: State, event: TaskEvent) => State;
}

/**
 * Follows a task while it has listeners, and resumes after the last event when a listener returns.
 *
 * If the last listener leaves and another arrives at once, as in React's StrictMode, the connection stays open. Events that
 * arrive together cause one change.
 */
export const createFollowStore = <State>(
  options: FollowStoreOptions<State>,
): FollowStore<State> => {
  const { endpoint, taskId, watchToken, fold } = options;
  const listeners = new Set<() => void>();
  let snapshot: Followed<State> = {
    state: options.initial,
    connection: undefined,
    error: undefined,
  };
  let { state } = snapshot;
  let cursor = options.after;
  let following: FollowedTask | undefined;
  let isDone = false;
  let pendingNotify: ReturnType<typeof setTimeout> | undefined;

  const notify = () => {
    pendingNotify = undefined;
    snapshot = { ...snapshot, state, connection: following?.state };
    for (const listener of listeners) listener();
  };
  const scheduleNotify = () => {
    pendingNotify ??= setTimeout(notify);
  };

  const follow = async (task: FollowedTask) => {
    const stopListening = task.onState(scheduleNotify);
    try {
      for await (const event of task) {
        if (following !== task) return;
        state = fold(state, event);
        cursor = event.cursor;
        scheduleNotify();
      }
      isDone = task.state.phase === 'finished';
    } catch (problem) {
      isDone = true;
      snapshot = {
        ...snapshot,
        error: problem instanceof Error ? problem : new Error(String(problem)),
      };
      scheduleNotify();
    } finally {
      stopListening();
    }
  };

  const closeIfUnused = () => {
    if (listeners.size > 0 || isDone) return;
    following?.close();
    following = undefined;
    clearTimeout(pendingNotify);
    pendingNotify = undefined;
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (!following && !isDone) {
        following = followTask({ endpoint, taskId, after: cursor, watchToken });
        void follow(following);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) setTimeout(closeIfUnused);
      };
    },
    getSnapshot: () => snapshot,
    update(change) {
      const changed = change(state);
      if (changed === state) return;
      state = changed;
      scheduleNotify();
    },
  };
};
