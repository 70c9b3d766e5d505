import { expect, test } from 'vitest';
import { othersText } from '../../bench/harness/report.ts';
import { combinedResults } from '../../bench/harness/results-file.ts';
import { resultOf, sampleQuestion } from '../support/bench/sample-question.ts';

const question = {
  cases: () => [100, 200, 400].map((size) => resultOf('', size, {}).case),
};

const on = (machine: string, ...results: ReturnType<typeof resultOf>[]) => ({ machine, results });

test('cases that were not measured again keep their earlier results, in the order of the question', () => {
  const earlier = on(
    'a',
    resultOf('Reviewcast', 100, { cpu: 1 }),
    resultOf('raw', 100, { cpu: 1 }),
  );
  const saved = on('a', resultOf('Reviewcast', 400, { cpu: 4 }), resultOf('Reviewcast', 200, {}));
  expect(combinedResults(question, saved, earlier)).toEqual([
    ...earlier.results,
    ...saved.results.toReversed(),
  ]);
});

test('a case that was measured again loses all of its earlier results', () => {
  const earlier = on(
    'a',
    resultOf('Reviewcast', 100, { cpu: 1 }),
    resultOf('raw', 100, { cpu: 1 }),
  );
  const saved = on('a', resultOf('Reviewcast', 100, { cpu: 2 }));
  expect(combinedResults(question, saved, earlier)).toEqual(saved.results);
});

test.each([
  ['another machine', on('b', resultOf('Reviewcast', 200, {}))],
  ['a case that is gone', on('a', resultOf('Reviewcast', 9, {}))],
  ['nothing', undefined],
])('results of %s are not kept', (_what, earlier) => {
  const saved = on('a', resultOf('Reviewcast', 100, { cpu: 2 }));
  expect(combinedResults(question, saved, earlier)).toEqual(saved.results);
});

test('a report says how busy the machine was with other programs', () => {
  const results = [0.011, 0.024, 0.301].map((others) => ({
    ...resultOf('Reviewcast', 100, {}),
    others,
  }));
  expect(othersText(results)).toEqual([
    'Other programs used 2 % of the processors meanwhile, and at most 31 % during one measurement.',
  ]);
  expect(othersText([resultOf(sampleQuestion.name, 100, {})])).toEqual([]);
});
