import { useEffect, useState } from 'react';
import { useConnections } from './connection-board.ts';
import { isInterrupted, type Standing } from './connection-words.ts';
import { useIsOnline } from './use-is-online.ts';

/** How the page stands with the server now. */
export const useStanding = (): Standing => {
  const connections = useConnections();
  const isOnline = useIsOnline();
  const isLost = !isOnline || connections.some(isInterrupted);
  const isWaiting = connections.some(({ nextRetryAt }) => nextRetryAt !== undefined);
  return { connections, isOnline, isBack: useIsBack(isLost), now: useNow(isWaiting) };
};

/** True for some seconds behind a loss. */
const useIsBack = (isLost: boolean): boolean => {
  const [wasLost, setWasLost] = useState(isLost);
  if (isLost && !wasLost) setWasLost(true);
  useEffect(() => {
    if (isLost || !wasLost) return;
    const timer = setTimeout(() => setWasLost(false), shownMs);
    return () => clearTimeout(timer);
  }, [isLost, wasLost]);
  return wasLost && !isLost;
};

const shownMs = 5000;

/** The time, every second while it matters. */
const useNow = (matters: boolean): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!matters) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [matters]);
  return now;
};
