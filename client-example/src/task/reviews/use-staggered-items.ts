import { useEffect, useState } from 'react';

/**
 * Reveals the items of a growing list one by one, so that a batch does not appear all at once. A backlog takes about a second
 * at most. Users who prefer reduced motion see all items immediately.
 */
export const useStaggeredItems = <Item>(items: readonly Item[]): readonly Item[] => {
  const [revealed, setRevealed] = useState(items.length);
  const backlog = items.length - revealed;
  useEffect(() => {
    if (backlog <= 0) return;
    const allowsMotion = window.matchMedia('(prefers-reduced-motion: no-preference)').matches;
    const step = allowsMotion ? Math.ceil(backlog / maxSteps) : backlog;
    const timer = setTimeout(
      () => setRevealed((count) => count + step),
      allowsMotion ? intervalMs : 0,
    );
    return () => clearTimeout(timer);
  }, [backlog]);
  return backlog > 0 ? items.slice(0, revealed) : items;
};

const intervalMs = 60;

const maxSteps = 12;
