import type { OperationContext } from '@urql/core';
import { useCallback, useEffect } from 'react';

/** Returns a function that repeats a query past the cache, and calls it whenever the network comes back. */
export const useRefetch = (
  execute: (context: Partial<OperationContext>) => void,
  isEnabled = true,
): (() => void) => {
  const refetch = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  useEffect(() => {
    if (!isEnabled) return;
    window.addEventListener('online', refetch);
    return () => window.removeEventListener('online', refetch);
  }, [refetch, isEnabled]);
  return refetch;
};
