import { numberText } from './number-text.ts';
import type { Question, Target } from './question.ts';
import type { Result } from './run-question.ts';
import { exponentOf } from './statistics.ts';

/** A target, and what was measured. */
export interface Outcome {
  readonly target: Target;
  /** The number itself, or how many times the other contender's number it is. */
  readonly value: number;
  readonly isMet: boolean;
}

/** The targets whose cases and contenders were measured. */
export const outcomesOf = (question: Question, results: readonly Result[]): Outcome[] =>
  question.targets.flatMap((target) => {
    const own = medianFor(results, target, ownName);
    const other = target.against === undefined ? 1 : medianFor(results, target, target.against);
    if (own === undefined || other === undefined) return [];
    const value = own / other;
    const isMet = value <= (target.atMost ?? value) && value >= (target.atLeast ?? value);
    return [{ target, value, isMet }];
  });

/** The name of the contender that everything is about. */
export const ownName = 'Reviewcast';

/** How a measure of a contender grows with the size in one group of cases. */
export interface Growth {
  readonly group: string;
  readonly contender: string;
  readonly measure: string;
  readonly exponent: number;
}

export const growthsOf = (question: Question, results: readonly Result[]): Growth[] => {
  const series = new Map<string, Result[]>();
  for (const result of results) {
    const key = JSON.stringify([result.case.group, result.contender]);
    series.set(key, [...(series.get(key) ?? []), result]);
  }
  return [...series.values()].flatMap((own) =>
    question.measures
      .filter(({ grows }) => grows)
      .flatMap(({ key }) => {
        const largest = Math.max(...own.map(({ case: { size } }) => size));
        const points = own.flatMap(({ case: { size }, values }) => {
          if (size < largest * smallestShare) return [];
          const cost = values[key]?.median;
          return cost === undefined ? [] : [[size, cost] as const];
        });
        const [first] = own;
        const exponent = exponentOf(points);
        if (first === undefined || exponent === undefined) return [];
        const { contender } = first;
        return [{ group: first.case.group, contender, measure: key, exponent }];
      }),
  );
};

/** At much smaller sizes, what a server does once for all of them outweighs the rest. */
const smallestShare = 1 / 50;

const medianFor = (
  results: readonly Result[],
  { case: name, measure }: Target,
  contender: string,
): number | undefined =>
  results.find((result) => result.case.name === name && result.contender === contender)?.values[
    measure
  ]?.median;

/** A target in words, and whether it was met. */
export const outcomeText = (question: Question, { target, value, isMet }: Outcome): string => {
  const { case: name, measure, against, atMost, atLeast } = target;
  const bound = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
  const unit = against === undefined ? '' : ` × ${against}`;
  const measured = `${titleOf(question, measure)}, ${name}: ${numberText(value)}${unit}`;
  return `${isMet ? 'Met' : 'Missed'}: ${measured} (${bound})`;
};

/** The exponent of a cost in words. */
export const growthText = (question: Question, growth: Growth): string =>
  `${titleOf(question, growth.measure)}, ${growth.group}, ${growth.contender}: grows with size ^ ${growth.exponent.toFixed(2)}`;

const titleOf = (question: Question, measure: string): string =>
  question.measures.find(({ key }) => key === measure)?.title ?? measure;
