import type { OperationContext } from '@urql/core';
import { useCallback, useEffect } from 'react';

/** Asks past the cache; does so by itself whenever the network comes back. */
export const useAskAgain = (
  execute: (context: Partial<OperationContext>) => void,
  isWanted = true,
): (() => void) => {
  const reload = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  useEffect(() => {
    if (!isWanted) return;
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, [reload, isWanted]);
  return reload;
};
