import type { TaskEventsPageQuery } from '@reviewcast/client/documents';
import { clip } from '../terminal/line.ts';
import type { Paint, Tone } from '../terminal/paint.ts';
import { localTime } from '../terminal/times.ts';
import { count, reason } from './status-text.ts';

export type LoggedEvent = TaskEventsPageQuery['taskEvents']['events'][number];

/** The log of a task: one line per event, with its number, local time, and attempt. */
export const eventLines = (
  events: readonly LoggedEvent[],
  columns: number,
  paint: Paint,
): string[] => {
  const numberWidth = String(events.at(-1)?.seq ?? 0).length;
  return events.map((event) => {
    const { text, tone } = eventText(event);
    const start = `${String(event.seq).padStart(numberWidth)}  ${localTime(event.at)}  `;
    const rest = clip(text, columns - start.length);
    return `${paint('dim', start)}${tone ? paint(tone, rest) : rest}`;
  });
};

const eventText = (event: LoggedEvent): { text: string; tone?: Tone } => {
  switch (event.__typename) {
    case 'TaskQueued':
      return { text: 'queued' };
    case 'TaskStarted':
      return { text: `attempt ${event.attempt} started on ${event.worker}` };
    case 'TaskProgressed': {
      const { found, fraction, message } = event.progress;
      const percent = `${Math.floor(fraction * 100)}%, ${found} found`;
      return { text: message === null ? percent : `${percent}: ${message}`, tone: 'dim' };
    }
    case 'ReviewsFound':
      return { text: `${count(event.reviews.length, 'review')} from ${event.source}` };
    case 'CopiesFound':
      return {
        text: `a review stands elsewhere too: ${event.copies.map(({ source, site }) => site ?? source).join(', ')}`,
        tone: 'dim',
      };
    case 'TaskRetrying':
      return {
        text: `attempt ${event.attempt} failed, next at ${localTime(event.retryAt)}: ${event.error.code}, ${reason(event.error)}`,
        tone: 'yellow',
      };
    case 'TaskSucceeded':
      return event.result.complete
        ? { text: `done, ${event.progress.found} found`, tone: 'green' }
        : { text: `done in part, ${event.progress.found} found`, tone: 'yellow' };
    case 'TaskFailed':
      return { text: `failed: ${event.error.code}, ${reason(event.error)}`, tone: 'red' };
    case 'TaskRevoked':
      return { text: 'canceled', tone: 'yellow' };
    case 'TaskResynced':
      return { text: 'earlier events are no longer kept', tone: 'yellow' };
    // A newer server may send others.
    default:
      return { text: 'an event that this version does not know', tone: 'dim' };
  }
};
