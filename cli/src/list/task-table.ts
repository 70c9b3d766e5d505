import { reportProgress } from '@reviewcast/client';
import type { TaskListFieldsFragment } from '@reviewcast/client/documents';
import { kindNames, reason, taskStatus, titleOf } from '../task/status-text.ts';
import { clip } from '../terminal/line.ts';
import type { Paint } from '../terminal/paint.ts';
import { type Column, tableLines } from '../terminal/table.ts';
import { ago, duration } from '../terminal/times.ts';

/** Tasks as a table, each followed by the reason if it failed. Narrow terminals get three short lines per task instead. */
export const taskTable = (
  tasks: readonly TaskListFieldsFragment[],
  columns: number,
  paint: Paint,
): string[] => {
  if (columns < narrowest) return tasks.flatMap((task) => stackedLines(task, columns, paint));
  const [header = '', ...rows] = tableLines(taskColumns, tasks, columns, paint);
  return [header, ...rows.flatMap((row, i) => [row, ...reasonLines(tasks[i], columns, paint)])];
};

/** An ID has 33 characters. */
const narrowest = 72;

const taskColumns: readonly Column<TaskListFieldsFragment>[] = [
  { title: 'TASK', text: ({ id }) => id, tone: () => 'dim' },
  {
    title: 'STATE',
    text: (task) => stateOf(task).text,
    tone: (task) => stateOf(task).tone,
    minWidth: 8,
  },
  { title: 'KIND', text: ({ kind }) => kindNames[kind], rank: 4 },
  { title: 'PRODUCT', text: ({ productName }) => productName, minWidth: 14 },
  { title: 'FOUND', text: ({ progress }) => String(progress.found), align: 'right', rank: 1 },
  {
    title: 'TOOK',
    text: ({ durationMs }) => (durationMs === null ? '' : duration(durationMs)),
    align: 'right',
    rank: 3,
  },
  { title: 'CREATED', text: ({ createdAt }) => ago(createdAt), align: 'right', rank: 2 },
  { title: 'OWNER', text: ({ owner }) => owner ?? '', rank: 5 },
];

/** A word or two: the details are in the other columns. */
const stateOf = (task: TaskListFieldsFragment) => {
  const { tone } = taskStatus({ ...task, result: null });
  const { phase, percent } = reportProgress({ ...task, result: null });
  return { text: phase === 'collecting' ? `${percent}%` : stateNames[phase], tone };
};

const stateNames = {
  queued: 'waiting',
  retrying: 'retrying',
  complete: 'done',
  partial: 'partial',
  failed: 'failed',
  canceled: 'canceled',
} as const;

const reasonLines = (
  task: TaskListFieldsFragment | undefined,
  columns: number,
  paint: Paint,
): string[] => {
  if (!task?.error) return [];
  const { code } = task.error;
  return [
    paint(
      task.status === 'RETRY' ? 'yellow' : 'red',
      clip(`  ${code}: ${reason(task.error)}`, columns),
    ),
  ];
};

const stackedLines = (task: TaskListFieldsFragment, columns: number, paint: Paint): string[] => {
  const { text, tone } = stateOf(task);
  const state = `${text}, ${task.progress.found} found, ${ago(task.createdAt)}`;
  return [
    paint('bold', clip(titleOf(task), columns)),
    `  ${paint(tone, clip(state, columns - 2))}`,
    ...reasonLines(task, columns, paint),
    // Not truncated, so that it can be copied.
    `  ${paint('dim', task.id)}`,
  ];
};
