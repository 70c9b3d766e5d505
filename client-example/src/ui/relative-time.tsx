import { useEffect, useState } from 'react';
import { formatRelativeTime, formatTime } from '../text/time.ts';

/** The time since or until an instant, kept up to date: "5 minutes ago". */
export const RelativeTime = ({ instant }: { instant: string }) => {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), tickMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={instant} title={formatTime(instant)}>
      {formatRelativeTime(instant)}
    </time>
  );
};

const tickMs = 10_000;
