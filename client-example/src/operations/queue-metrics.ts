import type { QueueFieldsFragment } from '../../generated/graphql.ts';
import { formatDuration } from '../text/time.ts';

interface QueueMetric {
  readonly title: string;
  readonly format: (queue: QueueFieldsFragment) => string;
}

/** The metrics shown for each queue, in order. */
export const queueMetrics: readonly QueueMetric[] = [
  { title: 'Waiting', format: ({ pending }) => pending.toLocaleString() },
  { title: 'Active', format: ({ active }) => active.toLocaleString() },
  { title: 'Delayed', format: ({ delayed }) => delayed.toLocaleString() },
  { title: 'Succeeded (1 h)', format: ({ succeeded }) => succeeded.toLocaleString() },
  { title: 'Failed (1 h)', format: ({ failed }) => failed.toLocaleString() },
  { title: 'Wait p50 / p95', format: ({ waitP50, waitP95 }) => percentiles(waitP50, waitP95) },
  { title: 'Run p50 / p95', format: ({ runP50, runP95 }) => percentiles(runP50, runP95) },
];

const percentiles = (p50: number | null, p95: number | null): string =>
  p50 === null || p95 === null ? '–' : `${formatDuration(p50)} / ${formatDuration(p95)}`;
