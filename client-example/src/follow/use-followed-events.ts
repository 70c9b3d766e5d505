import { useMemo } from 'react';
import type { ConnectionState } from '../../../client/src/follow-task/connection-state.ts';
import type { TaskEvent } from '../../../client/src/follow-task/transport.ts';
import { useEndpoint } from './endpoint-context.ts';
import { createFollowStore } from './follow-store.ts';
import { useFollow } from './use-follow.ts';

/** The events of one task, in order, each once. */
export interface LiveEvents {
  readonly events: readonly TaskEvent[];
  readonly connection: ConnectionState | undefined;
  readonly error: Error | undefined;
}

export interface FollowedEventsOptions {
  /** Begins behind this cursor; with the first event when left out. */
  readonly after?: string | undefined;
  /** Lets its bearer watch this one task without an API key. */
  readonly watchToken?: string | undefined;
}

/** Collects the events of a task for as long as the component lives. */
export const useFollowedEvents = (id: string, options: FollowedEventsOptions = {}): LiveEvents => {
  const { after, watchToken } = options;
  const endpoint = useEndpoint();
  const store = useMemo(
    () =>
      createFollowStore({ endpoint, taskId: id, after, watchToken, initial: none, fold: append }),
    [endpoint, id, after, watchToken],
  );
  const followed = useFollow(store);
  return {
    events: followed?.state ?? none,
    connection: followed?.connection,
    error: followed?.error,
  };
};

const none: readonly TaskEvent[] = [];

const append = (events: readonly TaskEvent[], event: TaskEvent): readonly TaskEvent[] => [
  ...events,
  event,
];
