import type { ConnectionState } from '../../../client/src/follow-task/connection-state.ts';
import type { Endpoint } from '../../../client/src/follow-task/endpoint.ts';
import { type FollowedTask, followTask } from '../../../client/src/follow-task/follow-task.ts';
import type { TaskEvent } from '../../../client/src/follow-task/transport.ts';

/** What is known of a task that is followed. Another object after each change. */
export interface Followed<State> {
  readonly state: State;
  /** How the connection stands; undefined before the first try. */
  readonly connection: ConnectionState | undefined;
  /** What ended the following before the final event: `ApiError` for what another try cannot mend. */
  readonly error: Error | undefined;
}

/** Shaped for `useSyncExternalStore`. */
export interface FollowStore<State> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => Followed<State>;
}

export interface FollowStoreOptions<State> {
  /** Shared by all tasks of a page: they use one socket. */
  readonly endpoint: Endpoint;
  readonly taskId: string;
  /** Begins behind this cursor; with the first event when left out. */
  readonly after?: string | undefined;
  readonly watchToken?: string | undefined;
  readonly initial: State;
  /** The state behind one more event. Pure. */
  readonly fold: (state: State, event: TaskEvent) => State;
}

/**
 * Follows a task while somebody listens, and goes on from its last event when somebody listens again. Copy this folder into
 * your application: it knows React's stores, but no GraphQL client.
 *
 * Listeners that leave and come back at once, as React's StrictMode makes them, keep the connection. Many events in one go
 * are one change.
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
  let isOver = false;
  let telling: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    telling = undefined;
    if (!following) return;
    snapshot = { ...snapshot, state, connection: following.state };
    for (const listener of listeners) listener();
  };
  const tellSoon = () => {
    telling ??= setTimeout(tell);
  };

  const follow = async (task: FollowedTask) => {
    const stopListening = task.onState(tellSoon);
    try {
      for await (const event of task) {
        if (following !== task) return;
        state = fold(state, event);
        cursor = event.cursor;
        tellSoon();
      }
      isOver = task.state.phase === 'finished';
    } catch (problem) {
      isOver = true;
      snapshot = {
        ...snapshot,
        error: problem instanceof Error ? problem : new Error(String(problem)),
      };
      tellSoon();
    } finally {
      stopListening();
    }
  };

  const leaveUnlessHeard = () => {
    if (listeners.size > 0 || isOver) return;
    following?.close();
    following = undefined;
    clearTimeout(telling);
    telling = undefined;
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (!following && !isOver) {
        following = followTask({ endpoint, taskId, after: cursor, watchToken });
        void follow(following);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) setTimeout(leaveUnlessHeard);
      };
    },
    getSnapshot: () => snapshot,
  };
};
