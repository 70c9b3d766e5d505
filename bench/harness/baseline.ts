import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { ownName } from './outcome.ts';
import type { Measure, Question } from './question.ts';
import type { Result } from './run-question.ts';

/** What quick runs are compared with: by question, then by case, measure, and peer. */
export const baselineSchema = z.record(
  z.string(),
  z.object({
    /** Reviewcast's numbers that are the same on every machine. */
    counts: z.record(z.string(), z.number()),
    /** How many times a peer's cost Reviewcast's is. */
    ratios: z.record(z.string(), z.number()),
  }),
);

export type Baseline = z.infer<typeof baselineSchema>;

/** The part of a baseline that these results give. */
export const baselineOf = (question: Question, results: readonly Result[]): Baseline[string] => {
  const counts: Record<string, number> = {};
  const ratios: Record<string, number> = {};
  for (const own of results.filter(({ contender }) => contender === ownName)) {
    for (const measure of question.measures) {
      const value = own.values[measure.key]?.median;
      if (value === undefined) continue;
      const key = `${own.case.name}: ${measure.title}`;
      if (measure.exact) counts[key] = value;
      if (measure.isChecked) Object.assign(ratios, ratiosOf(key, value, measure, own, results));
    }
  }
  return { counts, ratios };
};

/** What is worse than the baseline allows, a line each: counts that differ, and ratios beyond 1.5 times theirs. */
export const deviationsOf = (
  question: string,
  measured: Baseline[string],
  baseline: Baseline[string] | undefined,
): string[] => {
  const counts = Object.entries(measured.counts).flatMap(([key, value]) => {
    const expected = baseline?.counts[key];
    if (expected === undefined) {
      return [`${question}: ${key}: ${value}, which the baseline lacks`];
    }
    return expected === value ? [] : [`${question}: ${key}: ${value}, not ${expected}`];
  });
  const ratios = Object.entries(measured.ratios).flatMap(([key, value]) => {
    const expected = baseline?.ratios[key];
    if (expected === undefined) return [`${question}: ${key}: the baseline lacks it`];
    if (value <= expected * tolerance) return [];
    return [`${question}: ${key}: ${value} times, more than ${tolerance} × ${expected}`];
  });
  return [...counts, ...ratios];
};

const tolerance = 1.5;

/** What was measured again: its counts, and the lower of two ratios, because a busy machine only makes them higher. */
export const combined = (
  earlier: Baseline[string] | undefined,
  again: Baseline[string],
): Baseline[string] => ({
  counts: { ...earlier?.counts, ...again.counts },
  ratios: {
    ...earlier?.ratios,
    ...Object.fromEntries(
      Object.entries(again.ratios).map(([key, value]) => [
        key,
        Math.min(value, earlier?.ratios[key] ?? value),
      ]),
    ),
  },
});

/** @throws if the file is missing or malformed. */
export const readBaseline = async (): Promise<Baseline> =>
  baselineSchema.parse(JSON.parse(await readFile(file, 'utf8')));

/** Replaces the parts of these questions. */
export const writeBaseline = async (measured: Baseline): Promise<void> => {
  const earlier = await readBaseline().catch((): Baseline => ({}));
  await writeFile(file, `${JSON.stringify({ ...earlier, ...measured }, null, 2)}\n`);
};

const file = new URL('../baseline.json', import.meta.url);

const ratiosOf = (
  key: string,
  value: number,
  measure: Measure,
  own: Result,
  results: readonly Result[],
): Record<string, number> =>
  Object.fromEntries(
    results.flatMap((other) => {
      const theirs = other.values[measure.key]?.median;
      if (other.contender === ownName || other.case.name !== own.case.name || !theirs) return [];
      const ratio = measure.better === 'less' ? value / theirs : theirs / value;
      return [[`${key}, against ${other.contender}`, Number(ratio.toPrecision(3))]];
    }),
  );
