import type { QueueMinuteFieldsFragment } from '../../generated/graphql.ts';
import { formatCount } from '../text/numbers.ts';
import { formatDuration, formatTime } from '../text/time.ts';

type Minute = QueueMinuteFieldsFragment;

/** The finished tasks of the last hour in a sentence: "264 in the last hour, 5 failed". */
export const finishedSentence = (history: readonly Minute[]): string => {
  const failed = sum(history, (minute) => minute.failed);
  const finished = sum(history, (minute) => minute.succeeded) + failed;
  return `${finished.toLocaleString()} in the last hour, ${failed.toLocaleString()} failed`;
};

/** The waiting tasks of the last hour in a sentence: "12 now, at most 40". */
export const waitingSentence = (history: readonly Minute[], pending: number): string => {
  const most = Math.max(pending, ...history.map((minute) => minute.pending));
  return `${pending.toLocaleString()} now, at most ${most.toLocaleString()}`;
};

/** What finished in one minute: "10:42 AM: 4 succeeded, 1 failed". */
export const finishedInMinute = ({ minute, succeeded, failed }: Minute): string =>
  `${formatTime(minute)}: ${succeeded.toLocaleString()} succeeded, ${failed.toLocaleString()} failed`;

/** What waited in one minute: "10:42 AM: 12 waiting, 95% started within 3.2 s". */
export const waitingInMinute = ({ minute, pending, waitP95 }: Minute): string => {
  const wait = waitP95 === null ? '' : `, 95% started within ${formatDuration(waitP95)}`;
  return `${formatTime(minute)}: ${formatCount(pending, 'task')} waiting${wait}`;
};

const sum = (history: readonly Minute[], value: (minute: Minute) => number): number =>
  history.reduce((total, minute) => total + value(minute), 0);
