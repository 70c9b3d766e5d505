import { plain } from '../../cli/src/terminal/paint.ts';
import { type Column, tableLines } from '../../cli/src/terminal/table.ts';
import { numberText } from './number-text.ts';
import { growthsOf, growthText, outcomesOf, outcomeText, ownName } from './outcome.ts';
import type { Measure, Question } from './question.ts';
import type { Result } from './run-question.ts';
import { medianOf, type Summary } from './statistics.ts';

/** The results of a question as lines of text: a table, the targets, and how costs grow. */
export const reportLines = (question: Question, results: readonly Result[]): string[] => [
  question.title,
  '',
  ...tableLines(columnsOf(question.measures, results), results, 200, plain),
  '',
  ...outcomesOf(question, results).map((outcome) => outcomeText(question, outcome)),
  ...growthsOf(question, results).map((growth) => growthText(question, growth)),
  ...othersText(results),
];

/** A sentence about how much of the machine other programs used. Empty if that is unknown. */
export const othersText = (results: readonly Result[]): string[] => {
  const shares = results.flatMap(({ others }) => others ?? []);
  if (shares.length === 0) return [];
  const most = Math.ceil(Math.max(...shares) * 100);
  const median = Math.round(medianOf(shares) * 100);
  return [
    `Other programs used ${median} % of the processors meanwhile, and at most ${most} % during one measurement.`,
  ];
};

const columnsOf = (measures: readonly Measure[], results: readonly Result[]): Column<Result>[] => [
  { title: 'case', text: (result) => result.case.name },
  { title: 'contender', text: ({ contender }) => contender },
  ...measures.flatMap(({ key, title }): Column<Result>[] => [
    {
      title,
      align: 'right',
      text: ({ values: { [key]: summary } }) => (summary ? numberText(summary.median) : ''),
    },
    {
      title: 'from–to',
      align: 'right',
      text: ({ values: { [key]: summary } }) => (summary ? spreadText(summary) : ''),
    },
    { title: '×', align: 'right', text: (result) => ratioText(result, key, results) },
  ]),
];

/** Empty where there is no spread. */
export const spreadText = ({ min, max }: Summary): string =>
  min === max ? '' : `${numberText(min)}–${numberText(max)}`;

/** How many times a peer's number Reviewcast's is. */
export const ratioText = (
  { case: { name }, contender, values }: Result,
  key: string,
  results: readonly Result[],
): string => {
  const own = results.find((one) => one.case.name === name && one.contender === ownName);
  const [mine, other] = [own?.values[key]?.median, values[key]?.median];
  if (contender === ownName || mine === undefined || !other) return '';
  return `${(mine / other).toFixed(2)}`;
};
