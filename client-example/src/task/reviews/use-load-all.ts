import { useEffect } from 'react';
import type { PaginatedResult } from '../../api/graphql-client.ts';

/**
 * Loads the remaining pages one after the other, with pauses: a task has 1,000 reviews at most. Scrolling, printing, and reading after
 * the task has expired then find all of them.
 */
export const useLoadAll = <Node>(result: PaginatedResult<Node>): void => {
  const { hasMore, isLoading, error, loadMore } = result;
  const isWaiting = hasMore && !isLoading && !error;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(loadMore, pauseMs);
    return () => clearTimeout(timer);
  }, [isWaiting, loadMore]);
};

const pauseMs = 200;
