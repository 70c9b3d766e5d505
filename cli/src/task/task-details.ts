import { reportProgress, type SourceReport } from '@reviewcast/client';
import type { TaskDetailsQuery } from '@reviewcast/client/documents';
import { wrap } from '../terminal/line.ts';
import type { Paint } from '../terminal/paint.ts';
import { type Column, tableLines } from '../terminal/table.ts';
import { ago, duration, localTime } from '../terminal/times.ts';
import { count, reason, sourceStatus, taskProgress } from './status-text.ts';
import { summaryLines } from './summary.ts';

type TaskDetails = NonNullable<TaskDetailsQuery['taskStatus']>;

/** A task: its summary if it has finished, its sources, and when what happened. */
export const detailLines = (task: TaskDetails, columns: number, paint: Paint): string[] => {
  const { sources } = reportProgress(task);
  const [title = '', ...summary] = summaryLines(task, columns, paint);
  const { text, tone } = taskProgress(task);
  const state = wrap(text, columns, '  ').map((line) => paint(tone, line));
  const isUnfinished = task.finishedAt === null;
  return [
    title,
    ...(isUnfinished ? [...state, `${count(task.progress.found, 'review')} so far`] : summary),
    '',
    ...fieldLines(task, columns, paint),
    ...(sources.length > 0 ? ['', ...tableLines(sourceColumns, sources, columns, paint)] : []),
  ];
};

const fieldLines = (task: TaskDetails, columns: number, paint: Paint): string[] =>
  fieldsOf(task)
    .filter((field): field is [string, string] => field[1] !== null)
    .flatMap(([name, text]) => {
      const [first = '', ...rest] = wrap(text, columns - nameWidth, '');
      const indent = ' '.repeat(nameWidth);
      return [
        `${paint('dim', name.padEnd(nameWidth))}${first}`,
        ...rest.map((line) => indent + line),
      ];
    });

const nameWidth = 11;

const fieldsOf = (task: TaskDetails): [string, string | null][] => [
  ['task', task.id],
  ['state', task.status],
  ['error', task.error && `${task.error.code}: ${reason(task.error)}`],
  ['attempt', task.attempt > 0 ? String(task.attempt) : null],
  ['ahead', task.queuePosition === null ? null : count(task.queuePosition, 'task')],
  ['created', time(task.createdAt)],
  ['started', time(task.startedAt)],
  ['finished', time(task.finishedAt)],
  ['took', task.durationMs === null ? null : duration(task.durationMs)],
  ['expires', time(task.expiresAt)],
  ['max', count(task.maxReviews, 'review')],
  ['new', task.newReviews === null ? null : count(task.newReviews, 'review')],
  ['schedule', task.scheduleId],
  ['retry of', task.retryOf],
  ['owner', task.owner],
];

const time = (instant: string | null): string | null =>
  instant === null ? null : `${localTime(instant)} (${ago(instant)})`;

const sourceColumns: readonly Column<SourceReport>[] = [
  { title: 'SOURCE', text: ({ title }) => title, minWidth: 8 },
  { title: 'FOUND', text: ({ found }) => String(found), align: 'right' },
  {
    title: 'LEFT OUT',
    text: ({ dropped }) => (dropped > 0 ? String(dropped) : ''),
    align: 'right',
    rank: 2,
  },
  {
    title: 'CODE',
    text: ({ error }) => error?.code ?? '',
    tone: () => 'red',
    rank: 1,
  },
  {
    title: 'STATE',
    text: (source) => sourceStatus(source).text,
    tone: (source) => sourceStatus(source).tone,
    minWidth: 12,
  },
];
