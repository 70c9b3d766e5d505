import { useEffect, useState } from 'react';
import { useConnections } from './connection-registry.ts';
import { type ConnectionStatus, isInterrupted } from './connection-status.ts';
import { useIsOnline } from './use-is-online.ts';

/** The current status of the page's connections. */
export const useConnectionStatus = (): ConnectionStatus => {
  const connections = useConnections();
  const isOnline = useIsOnline();
  const isLost = !isOnline || connections.some(isInterrupted);
  const isWaiting = connections.some(({ nextRetryAt }) => nextRetryAt !== undefined);
  return { connections, isOnline, isRecovered: useIsRecovered(isLost), now: useNow(isWaiting) };
};

/** True for `recoveredMs` after `isLost` turns false. */
const useIsRecovered = (isLost: boolean): boolean => {
  const [wasLost, setWasLost] = useState(isLost);
  if (isLost && !wasLost) setWasLost(true);
  useEffect(() => {
    if (isLost || !wasLost) return;
    const timer = setTimeout(() => setWasLost(false), recoveredMs);
    return () => clearTimeout(timer);
  }, [isLost, wasLost]);
  return wasLost && !isLost;
};

const recoveredMs = 5000;

/** The current time, updated every second while `isEnabled`. */
const useNow = (isEnabled: boolean): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isEnabled) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [isEnabled]);
  return now;
};
