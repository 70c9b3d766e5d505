import type { Subject } from '../subjects/subject.ts';

/** Phrases for reviews of any product in one language, in the same notation as the sentences of a `Subject`. */
export interface Language {
  readonly openings: readonly string[];
  readonly closings: Readonly<Record<Tone, readonly string[]>>;
  readonly titles: Readonly<Record<Tone, readonly string[]>>;
  /** Complete reviews. */
  readonly shorts: Readonly<Record<Tone, readonly string[]>>;
  readonly authors: readonly string[];
  /** Apply to almost any product. */
  readonly sentences: Pick<Subject, 'praise' | 'gripes' | 'faults'>;
}

/** Satisfied, undecided, dissatisfied. */
export type Tone = 'warm' | 'mixed' | 'cold';
