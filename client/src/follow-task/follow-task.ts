import { type FollowedItems, type FollowingOptions, follow } from './follow.ts';
import { taskEvents } from './task-events.ts';
import type { TaskEvent } from './transports/transport.ts';

export interface FollowOptions extends FollowingOptions {
  readonly taskId: string;
  /**
   * The cursor to start after. Defaults to the first event. After a page reload, read the task and follow from its `cursor`, or
   * store the cursor that `onCursor` receives together with your state.
   */
  readonly after?: string | undefined;
  /** Called with the cursor of each event once the reader has processed it and requests the next. */
  readonly onCursor?: ((cursor: string) => void) | undefined;
}

/** A task being followed. The connection opens when the first event is requested. */
export interface FollowedTask extends FollowedItems<TaskEvent> {
  /** The cursor of the last event, from which another follower can resume. */
  readonly cursor: string | undefined;
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
export const followTask = ({
  taskId,
  after,
  onCursor,
  ...options
}: FollowOptions): FollowedTask => {
  let cursor = after;
  const followed = follow(
    taskEvents(taskId, () => cursor),
    {
      ...options,
      onItem: (event) => {
        cursor = event.cursor;
      },
      onProcessed: (event) => onCursor?.(event.cursor),
    },
  );
  return {
    get state() {
      return followed.state;
    },
    get cursor() {
      return cursor;
    },
    onState: followed.onState,
    close: followed.close,
    [Symbol.asyncIterator]: () => followed[Symbol.asyncIterator](),
  };
};
