import type { Stage } from './stage.ts';

/** A question that a bench answers, by measuring several contenders on the same machine and the same Redis. */
export interface Question<C extends Case = Case> {
  /** The name of its file, and of its command: `npm run bench -- fan-out`. */
  readonly name: string;
  /** What is measured, in a sentence. */
  readonly title: string;
  readonly measures: readonly Measure[];
  /** How many runs the median is taken of, for runs that are long. Default: 5. */
  readonly runs?: number;
  /** Reviewcast first. */
  readonly contenders: readonly Contender<C>[];
  readonly targets: readonly Target[];
  /** @param quick smaller sizes, for continuous integration. */
  cases(quick: boolean): readonly C[];
}

/** One row of conditions: a transport and a number of watchers, for example. */
export interface Case {
  readonly name: string;
  /** Cases of one group differ only in size, so that the growth of their cost can be computed. */
  readonly group: string;
  readonly size: number;
}

export interface Measure {
  readonly key: string;
  /** A column's title, with the unit: `CPU per delivery, µs`. */
  readonly title: string;
  readonly better: 'less' | 'more';
  /** Whether every run on every machine gives the same number, as a count of commands does. Default: false. */
  readonly exact?: boolean;
  /** Whether `--check` fails if the ratio to a peer exceeds 1.5 times the baseline. Default: false. */
  readonly isChecked?: boolean;
  /** Whether the growth with the size of the case is reported. Default: false. */
  readonly grows?: boolean;
}

/** What is measured: Reviewcast, or what people would use instead. */
export interface Contender<C extends Case = Case> {
  readonly name: string;
  /** What the machine needs for it beyond `npm ci`. Default: nothing. */
  readonly needs?: 'peers' | 'python';
  /** Default: every case. */
  takes?(one: C): boolean;
  /** Measures the case `runs` times, after a warm-up. */
  measure(session: Session<C>): Promise<readonly Sample[]>;
}

export interface Session<C extends Case = Case> {
  readonly stage: Stage;
  readonly one: C;
  readonly runs: number;
  readonly quick: boolean;
}

/** A number for each measure, by its key. */
export type Sample = Readonly<Record<string, number>>;

/** What Reviewcast is to reach. */
export interface Target {
  /** The name of the case. With `quick` sizes there may be none of this name, and the target is skipped. */
  readonly case: string;
  readonly measure: string;
  /** The contender that the number is compared with. Default: none, the number itself is. */
  readonly against?: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}
