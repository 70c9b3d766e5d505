import { useEffect, useMemo, useState } from 'react';
import { ConnectionLostError } from '../../../client/src/follow-task/connection-lost.ts';
import type { ConnectionState } from '../../../client/src/follow-task/connection-state.ts';
import { isFinalStatus } from '../../../client/src/follow-task/final-event.ts';
import { applyEvent, type TaskView, viewOf } from '../../../client/src/follow-task/task-view.ts';
import type { TaskCardQuery } from '../../generated/graphql.ts';
import { useEndpoint } from './endpoint-context.ts';
import { createFollowStore } from './follow-store.ts';
import { useFollow } from './use-follow.ts';

/** A task as the server keeps it: what it is, and when it came about. */
export type TaskRecord = NonNullable<TaskCardQuery['taskStatus']>;

/** A task as it is now, kept up to date. */
export interface LiveTask {
  /** As it was last read. Undefined while it is read, null where there is none (any more). */
  readonly record: TaskRecord | null | undefined;
  /** As its events have left it. `reviews` holds those that came while this page watched. */
  readonly view: TaskView | undefined;
  /** How the connection stands; undefined where there is nothing (more) to follow. */
  readonly connection: ConnectionState | undefined;
  /** Why it cannot be read, or followed. */
  readonly error: Error | undefined;
  /** Reads the record again. */
  readonly reload: () => void;
}

export interface FollowedTaskOptions {
  readonly id: string;
  /** Lets its bearer watch this one task without an API key. */
  readonly watchToken: string | undefined;
  readonly record: TaskRecord | null | undefined;
  readonly error: Error | undefined;
  readonly reload: () => void;
}

/** Follows a task from where its record stands; reads the record once more when the task is finished. */
export const useFollowedTask = (options: FollowedTaskOptions): LiveTask => {
  const { id, watchToken, record, error, reload } = options;
  const endpoint = useEndpoint();
  const start = useFirst(record?.id === id ? record : undefined, id);
  const initial = useMemo(() => start && viewOf(start), [start]);
  const store = useMemo(() => {
    if (!start || !initial || isFinalStatus(start.status)) return undefined;
    const after = start.cursor;
    return createFollowStore({
      endpoint,
      taskId: id,
      watchToken,
      after,
      initial,
      fold: applyEvent,
    });
  }, [endpoint, id, watchToken, start, initial]);
  const followed = useFollow(store);
  const latest = followed?.state ?? initial;
  const isOver = latest !== undefined && isFinalStatus(latest.status);
  const isRecordBehind = isOver && record?.finishedAt === null;
  useEffect(() => {
    if (isRecordBehind) reload();
  }, [isRecordBehind, reload]);

  const isUnreached = record === undefined && error instanceof ConnectionLostError;
  useEffect(() => {
    if (!isUnreached) return;
    const timer = setInterval(reload, retryMs);
    return () => clearInterval(timer);
  }, [isUnreached, reload]);

  // The final event says how the task ended, but not how each of its sources did.
  const progress = isOver && !isRecordBehind && record?.id === id ? record.progress : undefined;
  const view = useMemo(
    () => (latest && progress ? { ...latest, progress } : latest),
    [latest, progress],
  );

  return {
    record,
    view,
    connection: followed?.connection,
    error: followed?.error ?? error,
    reload,
  };
};

/** Pause before a record that could not be read is asked for again. */
const retryMs = 3000;

/** The record with which this ID was first read: later ones would begin the following anew. */
const useFirst = (record: TaskRecord | undefined, id: string): TaskRecord | undefined => {
  const [first, setFirst] = useState(record);
  const fitting = first?.id === id ? first : record;
  if (fitting !== first) setFirst(fitting);
  return fitting;
};
