import { useEffect, useState } from 'react';
import { formatRelativeTime, formatTime } from '../text/time.ts';

/** The time since or until an instant, kept up to date: "5 minutes ago". */
export const RelativeTime = ({ instant }: { instant: string }) => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={instant} title={formatTime(instant)}>
      {formatRelativeTime(instant, Math.max(now, Date.now() - tickMs))}
    </time>
  );
};

const tickMs = 10_000;
