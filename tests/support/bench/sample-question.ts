import type { Question } from '../../../bench/harness/question.ts';
import type { Result } from '../../../bench/harness/run-question.ts';

/** A question with one case of each size that the results have. */
export const sampleQuestion: Question = {
  name: 'sample',
  title: 'A sample.',
  cases: () => [],
  measures: [
    { key: 'cpu', title: 'CPU, µs', better: 'less', isChecked: true, grows: true },
    { key: 'commands', title: 'Commands', better: 'less', exact: true },
    { key: 'rate', title: 'Events a second', better: 'more', isChecked: true },
  ],
  contenders: [],
  targets: [
    { case: '100 watchers', measure: 'cpu', against: 'raw', atMost: 1.5 },
    { case: '100 watchers', measure: 'rate', against: 'raw', atLeast: 0.5 },
    { case: '100 watchers', measure: 'cpu', atMost: 10 },
    { case: '9 watchers', measure: 'cpu', atMost: 10 },
    { case: '100 watchers', measure: 'cpu', against: 'missing', atMost: 10 },
  ],
};

export const resultOf = (
  contender: string,
  size: number,
  values: Readonly<Record<string, number>>,
): Result => ({
  case: { name: `${size} watchers`, group: 'watchers', size },
  contender,
  values: Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { median: value, min: value, max: value }]),
  ),
});
