import { useEffect, useState } from 'react';

/**
 * Gives out a growing list one by one, though it grows in leaps; what has piled up is given out within about a second. At
 * once for those who want no motion.
 */
export const useOneByOne = <Item>(items: readonly Item[]): readonly Item[] => {
  const [given, setGiven] = useState(items.length);
  const behind = items.length - given;
  useEffect(() => {
    if (behind <= 0) return;
    const wantsMotion = window.matchMedia('(prefers-reduced-motion: no-preference)').matches;
    const step = wantsMotion ? Math.ceil(behind / stepsLeft) : behind;
    const timer = setTimeout(() => setGiven((count) => count + step), wantsMotion ? stepMs : 0);
    return () => clearTimeout(timer);
  }, [behind]);
  return behind > 0 ? items.slice(0, given) : items;
};

const stepMs = 60;

const stepsLeft = 12;
