import { z } from 'zod';

/** A measure of correctness over a list of cases. */
export interface Measure {
  /** Its list is `<name>.json`. */
  readonly name: string;
  /** The lowest acceptable value of each figure, from 0 to 1. */
  readonly atLeast: Readonly<Record<string, number>>;
  /** @throws {z.ZodError} if the list is malformed or empty. */
  evaluate(list: unknown): Promise<Evaluation>;
}

export interface Evaluation {
  readonly cases: number;
  /** From 0 to 1, under the names of `atLeast`. */
  readonly figures: Readonly<Record<string, number>>;
  /** The cases that were judged wrongly. */
  readonly wrong: readonly unknown[];
}

/** Measures a yes-or-no decision: how many of the taken cases are wanted, and how many of the wanted cases are taken. */
export const precisionMeasure = <Case extends { readonly wanted: boolean }>({
  name,
  cases,
  taken,
  atLeast,
}: {
  readonly name: string;
  readonly cases: z.ZodType<Case>;
  readonly taken: (one: Case) => boolean;
  readonly atLeast: { readonly precision: number; readonly recall: number };
}): Measure => ({
  name,
  atLeast,
  evaluate: async (list) => {
    const all = z.array(cases).min(1).parse(list);
    const decided = all.map((one) => ({ one, isTaken: taken(one) }));
    const count = (wanted: boolean, isTaken: boolean) =>
      decided.filter((each) => each.one.wanted === wanted && each.isTaken === isTaken).length;
    const hits = count(true, true);
    return {
      cases: all.length,
      figures: {
        precision: share(hits, hits + count(false, true)),
        recall: share(hits, hits + count(true, false)),
      },
      wrong: decided.flatMap(({ one, isTaken }) => (isTaken === one.wanted ? [] : [one])),
    };
  },
});

/** Measures how many cases get the expected answer. */
export const hitRateMeasure = <Case>({
  name,
  cases,
  expected,
  actual,
  atLeast,
}: {
  readonly name: string;
  readonly cases: z.ZodType<Case>;
  readonly expected: (one: Case) => string;
  readonly actual: (one: Case) => Promise<string | null>;
  readonly atLeast: { readonly hits: number };
}): Measure => ({
  name,
  atLeast,
  evaluate: async (list) => {
    const all = z.array(cases).min(1).parse(list);
    const answers = await Promise.all(all.map(actual));
    const wrong = all.flatMap((one, index) =>
      answers[index] === expected(one) ? [] : [{ ...one, actual: answers[index] }],
    );
    return {
      cases: all.length,
      figures: { hits: share(all.length - wrong.length, all.length) },
      wrong,
    };
  },
});

/** 1 if the whole is 0. */
export const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
