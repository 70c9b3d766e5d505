import type { Subject } from '../subjects/subject.ts';

/** What reviews in one language are made of, whatever the product; written as the sentences of a `Subject` are. */
export interface Language {
  readonly openings: readonly string[];
  readonly closings: Readonly<Record<Tone, readonly string[]>>;
  readonly titles: Readonly<Record<Tone, readonly string[]>>;
  /** Whole reviews. */
  readonly shorts: Readonly<Record<Tone, readonly string[]>>;
  readonly authors: readonly string[];
  /** True of most things that can be bought. */
  readonly sentences: Pick<Subject, 'praise' | 'gripes' | 'faults'>;
}

/** Content, in between, unhappy. */
export type Tone = 'warm' | 'mixed' | 'cold';
