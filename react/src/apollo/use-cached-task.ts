import type { ApolloCache } from '@apollo/client';
import type { TaskView } from '@reviewcast/client';
import { useEffect } from 'react';
import { TaskLiveFragmentDoc } from '../generated/graphql.ts';

/**
 * Keeps the `Task` in the cache at the state of `view` or a newer one. Whatever else writes the task, such as the late response of
 * another query, is corrected before the browser paints it, also if that query does not select `seq`.
 */
export const useCachedTask = (cache: ApolloCache, view: TaskView | undefined): void => {
  useEffect(() => {
    if (!view?.progress) return;
    const from = { __typename: 'Task', id: view.taskId } as const;
    let isCurrent = true;
    let isWriting = false;
    const write = () => {
      if (!isCurrent) return;
      isWriting = true;
      writeView(cache, cache.identify(from), view);
      isWriting = false;
    };
    const subscription = cache
      .watchFragment({ from, fragment: TaskLiveFragmentDoc, fragmentName: 'TaskLive' })
      .subscribe(({ data: cached }) => {
        // Apollo Client does not allow a write while it notifies watchers.
        if (!isWriting && (cached.seq ?? 0) <= view.seq) queueMicrotask(write);
      });
    return () => {
      isCurrent = false;
      subscription.unsubscribe();
    };
  }, [cache, view]);
};

/** Leaves other fields of the cached objects alone: a query that selected them would have to load them again. */
const writeView = (cache: ApolloCache, id: string | undefined, view: TaskView): void => {
  const { status, attempt, progress, result, error, retryAt } = view;
  const { finishedAt, expiresAt, cursor, seq } = view;
  if (id === undefined) return;
  cache.modify({
    id,
    fields: {
      status: () => status,
      attempt: () => attempt,
      progress: (cached) => progress && merged(cached, progress),
      result: (cached) =>
        result && { ...merged(cached, result), summary: merged(summaryOf(cached), result.summary) },
      error: () => error,
      retryAt: () => retryAt,
      finishedAt: () => finishedAt,
      expiresAt: () => expiresAt,
      cursor: () => cursor,
      seq: () => seq,
    },
  });
};

const merged = <T extends object>(cached: unknown, current: T): T =>
  isObject(cached) ? { ...cached, ...current } : current;

const summaryOf = (cached: unknown): unknown =>
  isObject(cached) && 'summary' in cached ? cached.summary : undefined;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
