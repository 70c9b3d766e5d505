import type { QueueFieldsFragment } from '../../generated/graphql.ts';
import { span } from '../words/time.ts';

/** What is shown of a queue, in order. */
export const queueMeasures: readonly {
  readonly title: string;
  readonly of: (queue: QueueFieldsFragment) => string;
}[] = [
  { title: 'Waiting', of: ({ pending }) => pending.toLocaleString() },
  { title: 'Running', of: ({ active }) => active.toLocaleString() },
  { title: 'Later', of: ({ delayed }) => delayed.toLocaleString() },
  { title: 'Done, last hour', of: ({ succeeded }) => succeeded.toLocaleString() },
  { title: 'Failed, last hour', of: ({ failed }) => failed.toLocaleString() },
  { title: 'Wait, median (95%)', of: ({ waitP50, waitP95 }) => spans(waitP50, waitP95) },
  { title: 'Run, median (95%)', of: ({ runP50, runP95 }) => spans(runP50, runP95) },
];

const spans = (half: number | null, most: number | null): string =>
  half === null || most === null ? '–' : `${span(half)} (${span(most)})`;
