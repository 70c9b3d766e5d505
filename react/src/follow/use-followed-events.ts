import { type ConnectionState, followTask, type TaskEvent } from '@reviewcast/client';
import { useMemo } from 'react';
import { createFollowStore } from './follow-store.ts';
import { useEndpoint } from './reviewcast-provider.ts';
import { useFollowStore } from './use-follow-store.ts';
import type { WatchOptions } from './use-followed-task.ts';

export interface LiveEvents {
  /** Every event so far, once, in order. */
  readonly events: readonly TaskEvent[];
  /** Undefined until the first connection attempt. */
  readonly connection: ConnectionState | undefined;
  /** Why following stopped before the final event. */
  readonly error: Error | undefined;
}

export interface FollowedEventsOptions extends WatchOptions {
  /** The cursor to start after. Defaults to the first event. */
  readonly after?: string | undefined;
}

/**
 * Collects the events of a task while the component is mounted. Needs only a `ReviewcastProvider`.
 *
 * ```tsx
 * const { events } = useFollowedEvents(taskId, { watchToken });
 * ```
 */
export const useFollowedEvents = (id: string, options: FollowedEventsOptions = {}): LiveEvents => {
  const { after, watchToken } = options;
  const endpoint = useEndpoint();
  const store = useMemo(
    () =>
      createFollowStore({
        open: (last) =>
          followTask({ endpoint, taskId: id, after: last?.cursor ?? after, watchToken }),
        initial: noEvents,
        fold: append,
      }),
    [endpoint, id, after, watchToken],
  );
  const followed = useFollowStore(store);
  return {
    events: followed?.state ?? noEvents,
    connection: followed?.connection,
    error: followed?.error,
  };
};

const noEvents: readonly TaskEvent[] = [];

const append = (events: readonly TaskEvent[], event: TaskEvent): readonly TaskEvent[] => [
  ...events,
  event,
];
