import type { TaskEvent } from '../../../client/src/follow-task/transport.ts';
import { counted, percent } from '../words/numbers.ts';
import { sourceTitle } from '../words/source-title.ts';
import { clock } from '../words/time.ts';

/** What an event tells, in a line. */
export const eventWords = (event: TaskEvent): string => {
  switch (event.__typename) {
    case 'TaskQueued':
      return 'The task was accepted.';
    case 'TaskStarted':
      return `Attempt ${event.attempt} began on ${event.worker}.`;
    case 'TaskProgressed':
      return `${percent(event.progress.fraction)}, ${counted(event.progress.found, 'review')} found.`;
    case 'ReviewsFound':
      return `${sourceTitle(event.source)} had ${counted(event.reviews.length, 'review')}.`;
    case 'TaskRetrying':
      return `The attempt failed: ${event.error.message} The next starts at ${clock(event.retryAt)}.`;
    case 'TaskSucceeded':
      return `Done: ${counted(event.result.summary.count, 'review')}.`;
    case 'TaskFailed':
      return `Failed: ${event.error.message}`;
    case 'TaskRevoked':
      return 'Cancelled.';
    case 'TaskResynced':
      return 'What happened before this is no longer kept.';
  }
};
