import {
  applyEvent,
  applyTask,
  ConnectionLostError,
  type ConnectionState,
  followTask,
  isFinalStatus,
  type TaskView,
  viewOf,
} from '@reviewcast/client';
import type { TaskRecordQuery } from '@reviewcast/client/documents';
import { useEffect, useMemo, useState } from 'react';
import { createFollowStore } from './follow-store.ts';
import { useEndpoint } from './reviewcast-provider.ts';
import { useFollowStore } from './use-follow-store.ts';

/** A task as a query returns it. */
export type TaskRecord = NonNullable<TaskRecordQuery['taskStatus']>;

/** A task, kept up to date. */
export interface LiveTask {
  /** The task as last read, which the events may have overtaken. Undefined while loading, null if it does not exist or has expired. */
  readonly record: TaskRecord | null | undefined;
  /** The newest known state of the task, from its events and from queries. `reviews` contains those that arrived while the component was mounted. */
  readonly view: TaskView | undefined;
  /** Undefined if there is nothing to follow. */
  readonly connection: ConnectionState | undefined;
  /** Why the task cannot be read or followed. */
  readonly error: Error | undefined;
  /** Reads the record again. */
  readonly reload: () => void;
}

export interface WatchOptions {
  /** Grants access to this one task without an API key. */
  readonly watchToken?: string | undefined;
}

export interface FollowedTaskOptions {
  readonly id: string;
  readonly watchToken: string | undefined;
  /** What a query for the task returned so far. */
  readonly record: TaskRecord | null | undefined;
  readonly error: Error | undefined;
  readonly reload: () => void;
}

/**
 * Follows a task from where its record was read. This is what `useTask` of each GraphQL client is built on; use it directly to
 * add support for another client.
 */
export const useFollowedTask = (options: FollowedTaskOptions): LiveTask => {
  const { id, watchToken, record, error, reload } = options;
  const endpoint = useEndpoint();
  const first = useFirst(record?.id === id ? record : undefined, id);
  const initial = useMemo(() => first && viewOf(first), [first]);
  const store = useMemo(() => {
    if (!first || !initial || isFinalStatus(first.status)) return undefined;
    return createFollowStore({
      open: (last) =>
        followTask({ endpoint, taskId: id, watchToken, after: last?.cursor ?? first.cursor }),
      initial,
      fold: applyEvent,
    });
  }, [endpoint, id, watchToken, first, initial]);
  const followed = useFollowStore(store);
  const view = followed?.state ?? initial;

  useEffect(() => {
    if (record) store?.update((view) => applyTask(view, record));
  }, [store, record]);

  const isUnreachable = record === undefined && error instanceof ConnectionLostError;
  useEffect(() => {
    if (!isUnreachable) return;
    const timer = setInterval(reload, retryMs);
    return () => clearInterval(timer);
  }, [isUnreachable, reload]);

  return {
    record,
    view,
    connection: followed?.connection,
    error: followed?.error ?? error,
    reload,
  };
};

/** How long to wait before reading a record again after a failure. */
const retryMs = 3000;

/** The first record read for this ID. A later one would restart following. */
const useFirst = (record: TaskRecord | undefined, id: string): TaskRecord | undefined => {
  const [first, setFirst] = useState(record);
  const matching = first?.id === id ? first : record;
  if (matching !== first) setFirst(matching);
  return matching;
};
