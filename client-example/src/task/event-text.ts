import type { TaskEvent } from '@reviewcast/client';
import { formatCount, formatPercent } from '../text/numbers.ts';
import { formatTime, localizeTimes } from '../text/time.ts';

/** A one-line description of an event. */
export const eventText = (event: TaskEvent, sourceTitle: (name: string) => string): string => {
  switch (event.__typename) {
    case 'TaskQueued':
      return 'Task queued.';
    case 'TaskStarted':
      return `Attempt ${event.attempt} started on ${event.worker}.`;
    case 'TaskProgressed':
      return `${formatPercent(event.progress.fraction)}, ${formatCount(event.progress.found, 'review')} found.`;
    case 'ReviewsFound':
      return `${sourceTitle(event.source)}: ${formatCount(event.reviews.length, 'review')}.`;
    case 'TaskRetrying':
      return `Attempt failed: ${localizeTimes(event.error.message)} Next attempt at ${formatTime(event.retryAt)}.`;
    case 'TaskSucceeded':
      return `Complete: ${formatCount(event.result.summary.count, 'review')}.`;
    case 'TaskFailed':
      return `Failed: ${localizeTimes(event.error.message)}`;
    case 'TaskRevoked':
      return 'Canceled.';
    case 'TaskResynced':
      return 'Earlier events have expired.';
  }
};
