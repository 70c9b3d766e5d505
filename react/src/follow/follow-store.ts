import type { ConnectionState, FollowedItems } from '@reviewcast/client';

/** What is known about what is followed. Each change creates a new object. */
export interface Followed<State> {
  readonly state: State;
  /** Undefined until the first connection attempt. */
  readonly connection: ConnectionState | undefined;
  /** Why following stopped before the end: an `ApiError` that is not worth a retry. */
  readonly error: Error | undefined;
}

/** Shaped for `useSyncExternalStore`. */
export interface FollowStore<State> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => Followed<State>;
  /** Changes the state by what was learned other than from an item. No change if `change` returns the state itself. */
  readonly update: (change: (state: State) => State) => void;
}

export interface FollowStoreOptions<State, Item> {
  /** Begins to follow, after the last item that was received, if any. */
  readonly open: (last: Item | undefined) => FollowedItems<Item>;
  readonly initial: State;
  /** Returns the state after one more item. Must be pure. */
  readonly fold: (state: State, item: Item) => State;
}

/**
 * Follows while it has listeners, and resumes after the last item when a listener returns.
 *
 * If the last listener leaves and another arrives at once, as in React's StrictMode, the connection stays open. Items that
 * arrive together cause one change.
 */
export const createFollowStore = <State, Item>({
  open,
  initial,
  fold,
}: FollowStoreOptions<State, Item>): FollowStore<State> => {
  const listeners = new Set<() => void>();
  let snapshot: Followed<State> = {
    state: initial,
    connection: undefined,
    error: undefined,
  };
  let { state } = snapshot;
  let last: Item | undefined;
  let following: FollowedItems<Item> | undefined;
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

  const follow = async (items: FollowedItems<Item>) => {
    const stopListening = items.onState(scheduleNotify);
    try {
      for await (const item of items) {
        if (following !== items) return;
        state = fold(state, item);
        last = item;
        scheduleNotify();
      }
      isDone = items.state.phase === 'finished';
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
        following = open(last);
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
