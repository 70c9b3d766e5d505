import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Page } from '../source/source.ts';
import { SourceError } from '../source/source-error.ts';
import { readResumeToken, writeResumeToken } from './resume-token.ts';
import {
  addStated,
  emptyTally,
  type StatedTally,
  statedBy,
  statedTallySchema,
} from './stated-tally.ts';

/** One of several places that a source reads alike, such as a shop. */
export interface Part {
  /** What tells it from the others, in every attempt: its address. */
  readonly key: string;
  /** How messages for people call it: "Shop 2 of WOOCOMMERCE_URLS". */
  readonly name: string;
  /** As `Source.collect`; `stated` on a page is what that page adds, and stands on one page only. */
  read(resume: string | undefined): AsyncGenerator<Page, void, undefined>;
}

/**
 * Reads the parts of a source one behind the other. A part that fails costs itself: the next page of another names it in
 * `failures`, or an empty page behind the last. Only when no part could be read to its end does the source fail, retryable if
 * one of them is, and resting as long as the longest of them asks.
 *
 * A resume token says of each part whether it is finished, or where it stands: a later attempt reads the unfinished ones on from
 * there, those that failed too.
 *
 * @throws {SourceError} when every part failed.
 */
export async function* readParts(
  parts: readonly Part[],
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const { at, ...kept } = readResumeToken(resume, tokenSchema) ?? { at: {}, stated: emptyTally };
  let stated: StatedTally = kept.stated;
  const failed: SourceError[] = [];
  let unnamed: SourceError[] = [];

  const passedOn = (page: Omit<Page, 'resume'>): Page => {
    const sum = statedBy(stated);
    const failures = unnamed;
    unnamed = [];
    return {
      ...page,
      resume: writeResumeToken({ at, stated }),
      ...(sum === undefined ? {} : { stated: sum }),
      ...(failures.length === 0 ? {} : { failures }),
    };
  };

  for (const part of parts) {
    const key = shortKey(part.key);
    if (at[key] === finished) continue;
    try {
      for await (const { stated: added, expected, ...page } of part.read(at[key])) {
        at[key] = page.resume;
        if (added !== undefined) stated = addStated(stated, added);
        const whole = parts.length === 1 && expected !== undefined ? { expected } : {};
        yield passedOn({ ...page, ...whole });
      }
      at[key] = finished;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const failure = named(part, error);
      failed.push(failure);
      unnamed.push(failure);
    }
  }

  const someFinished = parts.some((part) => at[shortKey(part.key)] === finished);
  const first = failed.find(({ retryable }) => retryable) ?? failed[0];
  if (first !== undefined && !someFinished) throw together(first, failed);
  if (unnamed.length > 0) yield passedOn({ reviews: [], dropped: 0 });
}

/** What stands in a token for a part that was read to its end; no part's own token is empty. */
const finished = '';

const tokenSchema = z.object({
  at: z.record(z.string(), z.string()),
  stated: statedTallySchema,
});

/** Addresses are long, and a token is written with each page. */
const shortKey = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 12);

const named = (part: Part, failure: SourceError): SourceError =>
  new SourceError(failure.code, `${part.name}: ${failure.message}`, {
    retryable: failure.retryable,
    cause: failure,
    ...(failure.cooldownUntil === null ? {} : { cooldownUntil: failure.cooldownUntil }),
  });

const together = (first: SourceError, all: readonly SourceError[]): SourceError => {
  if (all.length === 1) return first;
  const rests = all.flatMap(({ cooldownUntil }) => (cooldownUntil === null ? [] : [cooldownUntil]));
  return new SourceError(first.code, `All ${all.length} failed. ${first.message}`, {
    retryable: first.retryable,
    cause: first,
    ...(rests.length === 0 ? {} : { cooldownUntil: Math.max(...rests) }),
  });
};
