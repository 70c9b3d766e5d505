import type { Findings } from './findings.ts';

/** One scenario's line of the table. */
export interface Row extends Findings {
  readonly scenario: string;
  readonly seconds: number;
}

/** The rows as a table in Markdown, with their sum below. */
export const tableOf = (rows: readonly Row[]): string =>
  [
    `| ${columns.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(columns.length - 1)}`,
    ...rows.map((row) => lineOf(row)),
    lineOf({
      scenario: '**all**',
      tasks: sum(rows, 'tasks'),
      watchers: sum(rows, 'watchers'),
      deliveries: sum(rows, 'deliveries'),
      lost: sum(rows, 'lost'),
      doubled: sum(rows, 'doubled'),
      reordered: sum(rows, 'reordered'),
      takenBack: sum(rows, 'takenBack'),
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
  'doubled',
  'reordered',
  'other faults',
  'taken back',
  'seconds',
] as const;

const lineOf = (row: Row): string => {
  const { tasks, watchers, deliveries, lost, doubled, reordered, problems } = row;
  const faults = [lost, doubled, reordered, problems.length];
  const numbers = [tasks, watchers, deliveries, ...faults, row.takenBack];
  const cells = [...numbers.map((number) => number.toLocaleString('en')), row.seconds.toFixed(0)];
  return `| ${row.scenario} | ${cells.join(' | ')} |`;
};

const sum = (
  rows: readonly Row[],
  column: Exclude<keyof Row, 'scenario' | 'problems' | 'details'>,
): number => rows.reduce((total, row) => total + row[column], 0);
