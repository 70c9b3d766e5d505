import { reportProgress, reviewsFromSources, type TaskEvent } from '@reviewcast/client';
import { formatCount } from '../text/numbers.ts';
import { progressSentence } from '../text/task-status.ts';
import { formatTime, localizeTimes } from '../text/time.ts';

/** A one-line description of an event. */
export const eventText = (event: TaskEvent, sourceTitle: (name: string) => string): string => {
  switch (event.__typename) {
    case 'TaskQueued':
      return 'Task queued.';
    case 'TaskStarted':
      return `Attempt ${event.attempt} started on ${event.worker}.`;
    case 'TaskProgressed': {
      const report = reportProgress({ ...event, status: 'STARTED', result: null });
      return `${report.percent}%: ${reviewsFromSources(report)}.`;
    }
    case 'ReviewsFound':
      return `${sourceTitle(event.source)}: ${formatCount(event.reviews.length, 'review')}.`;
    case 'CopiesFound': {
      const places = event.copies.map(({ source, site }) => site ?? sourceTitle(source));
      return `A review was found elsewhere too: ${places.join(', ')}.`;
    }
    case 'TaskRetrying':
      return `Attempt ${event.attempt} ended: ${localizeTimes(event.error.message)} Next attempt at ${formatTime(event.retryAt)}.`;
    case 'TaskSucceeded':
      return progressSentence({ ...event, status: 'SUCCESS', error: null });
    case 'TaskFailed':
      return `Failed: ${localizeTimes(event.error.message)}`;
    case 'TaskRevoked':
      return progressSentence({ ...event, status: 'REVOKED', result: null, error: null });
    case 'TaskResynced':
      return 'Some earlier events are no longer available.';
  }
};
