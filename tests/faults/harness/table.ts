import type { Findings } from './findings.ts';

/** One scenario's row of the results table. */
export interface Row extends Findings {
  readonly scenario: string;
  readonly seconds: number;
}

/** Formats the rows as a Markdown table, followed by their total. */
export const tableOf = (rows: readonly Row[]): string =>
  [
    `| ${columns.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(columns.length - 1)}`,
    ...rows.map((row) => lineOf(row)),
    lineOf({
      scenario: '**total**',
      tasks: sum(rows, 'tasks'),
      watchers: sum(rows, 'watchers'),
      deliveries: sum(rows, 'deliveries'),
      lost: sum(rows, 'lost'),
      duplicated: sum(rows, 'duplicated'),
      reordered: sum(rows, 'reordered'),
      rolledBack: sum(rows, 'rolledBack'),
      problems: rows.flatMap(({ problems }) => problems),
      details: [],
      seconds: sum(rows, 'seconds'),
    }),
  ].join('\n');

const columns = [
  'scenario',
  'tasks',
  'watchers',
  'deliveries',
  'lost',
  'duplicated',
  'reordered',
  'other problems',
  'rolled back',
  'seconds',
] as const;

const lineOf = (row: Row): string => {
  const { tasks, watchers, deliveries, lost, duplicated, reordered, problems } = row;
  const faults = [lost, duplicated, reordered, problems.length];
  const numbers = [tasks, watchers, deliveries, ...faults, row.rolledBack];
  const cells = [...numbers.map((number) => number.toLocaleString('en')), row.seconds.toFixed(0)];
  return `| ${row.scenario} | ${cells.join(' | ')} |`;
};

const sum = (
  rows: readonly Row[],
  column: Exclude<keyof Row, 'scenario' | 'problems' | 'details'>,
): number => rows.reduce((total, row) => total + row[column], 0);
