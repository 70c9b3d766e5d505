import type { ScheduleRunFieldsFragment } from '@reviewcast/client/documents';
import type { Paint } from '../terminal/paint.ts';
import { type Column, tableLines } from '../terminal/table.ts';
import { localTime } from '../terminal/times.ts';

/** A table of the runs of a schedule. */
export const runTable = (
  runs: readonly ScheduleRunFieldsFragment[],
  columns: number,
  paint: Paint,
): string[] =>
  runs.length === 0 ? ['No runs yet.'] : tableLines(runColumns, runs, columns, paint);

const runColumns: readonly Column<ScheduleRunFieldsFragment>[] = [
  { title: 'RUN', text: ({ at }) => localTime(at) },
  {
    title: 'STATE',
    text: ({ status }) => status,
    tone: ({ status }) => (status === 'FAILURE' ? 'red' : undefined),
  },
  { title: 'FOUND', text: ({ found }) => String(found), align: 'right' },
  {
    title: 'NEW',
    text: ({ newReviews }) => (newReviews === null ? '' : String(newReviews)),
    align: 'right',
  },
  {
    title: 'RATING',
    text: ({ averageRating }) => (averageRating === null ? '' : averageRating.toFixed(1)),
    align: 'right',
    rank: 1,
  },
  { title: 'TASK', text: ({ taskId }) => taskId, tone: () => 'dim', rank: 2 },
];
