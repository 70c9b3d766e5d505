import { useState } from 'react';
import {
  NewestTasksDocument,
  type TaskFilter,
  type TaskRowFragment,
  TasksDocument,
  TasksLiveDocument,
  type TasksQuery,
} from '../../generated/graphql.ts';
import { usePaginatedQuery } from '../api/hooks.ts';
import { useLiveQuery } from '../connection/use-live-query.ts';
import { useLastDefined } from '../ui/use-last-defined.ts';
import { mergeRows } from './merge-rows.ts';

/** The tasks that match, newest first. */
export interface LiveTasks {
  /** Undefined until they have been read. */
  readonly rows: readonly TaskRowFragment[] | undefined;
  /** Undefined if there are too many to count. */
  readonly totalCount: number | undefined;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly error: Error | undefined;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

/** Keeps the newest 100 tasks up to date; older ones are read as the user asks for them. */
export const useLiveTasks = (where: TaskFilter): LiveTasks => {
  const [first, setFirst] = useState(firstSize);
  const [hasOlder, setHasOlder] = useState(false);
  const live = useLiveQuery(NewestTasksDocument, TasksLiveDocument, { first, where });
  const page = useLastDefined(live.data)?.tasks;
  const older = usePaginatedQuery(
    TasksDocument,
    hasOlder ? { first: maxLive, where } : undefined,
    tasksOf,
  );
  const nodes = page?.edges.map(({ node }) => node);
  return {
    rows: nodes && (hasOlder ? mergeRows(nodes, older.nodes) : nodes),
    totalCount: page?.totalCount ?? undefined,
    hasMore: hasOlder ? older.hasMore : page?.pageInfo.hasNextPage === true,
    isLoading: live.isLoading || older.isLoading,
    error: live.error ?? older.error,
    loadMore: () => {
      if (first < maxLive) setFirst(maxLive);
      else if (hasOlder) older.loadMore();
      else setHasOlder(true);
    },
    reload: () => {
      live.reload();
      if (hasOlder) older.reload();
    },
  };
};

const firstSize = 25;

/** The most tasks of a page. */
const maxLive = 100;

const tasksOf = ({ tasks }: TasksQuery) => tasks;
