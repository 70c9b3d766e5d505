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

/** One of several parts of a source that are read the same way, such as a shop. */
export interface Part {
  /** Identifies the part, in all attempts: its URL. */
  readonly key: string;
  /** Its name in messages: "Shop 2 of WOOCOMMERCE_URLS". */
  readonly name: string;
  /** Like `Source.collect`, except that `stated` is what the page adds to the total, and that `failures` do not name the part. */
  read(resume: string | undefined): AsyncGenerator<Page, void, undefined>;
}

/**
 * Reads the parts of a source one after the other. If a part fails, the others continue, and the next page, or an empty page at the
 * end, lists it in `failures`. The source fails only if no part was read to its end. It is then retryable if one of them is, with
 * the longest of their cooldowns.
 *
 * The resume token contains the position in each part, or that it is finished. A later attempt continues the unfinished parts,
 * including those that failed.
 *
 * @throws {SourceError} if every part failed.
 */
export async function* readParts(
  parts: readonly Part[],
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const { at, ...resumed } = readResumeToken(resume, tokenSchema) ?? { at: {}, stated: emptyTally };
  let stated: StatedTally = resumed.stated;
  const failed: SourceError[] = [];
  let unreported: SourceError[] = [];

  const toSourcePage = (page: Omit<Page, 'resume'>): Page => {
    const total = statedBy(stated);
    const failures = unreported;
    unreported = [];
    return {
      ...page,
      resume: writeResumeToken({ at, stated }),
      ...(total === undefined ? {} : { stated: total }),
      ...(failures.length === 0 ? {} : { failures }),
    };
  };

  for (const part of parts) {
    const key = shortKey(part.key);
    if (at[key] === finished) continue;
    try {
      for await (const read of part.read(at[key])) {
        const { stated: added, expected, failures = [], ...page } = read;
        at[key] = page.resume;
        unreported.push(...failures.map((failure) => withPartName(part, failure)));
        if (added !== undefined) stated = addStated(stated, added);
        const total = parts.length === 1 && expected !== undefined ? { expected } : {};
        yield toSourcePage({ ...page, ...total });
      }
      at[key] = finished;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const failure = withPartName(part, error);
      failed.push(failure);
      unreported.push(failure);
    }
  }

  const isSomeFinished = parts.some((part) => at[shortKey(part.key)] === finished);
  const first = failed.find(({ retryable }) => retryable) ?? failed[0];
  if (first !== undefined && !isSomeFinished) throw combined(first, failed);
  if (unreported.length > 0) yield toSourcePage({ reviews: [], dropped: 0 });
}

/** The token of a part that was read to its end. Tokens of parts are never empty. */
const finished = '';

const tokenSchema = z.object({
  at: z.record(z.string(), z.string()),
  stated: statedTallySchema,
});

/** URLs are long, and the token is stored with each page. */
const shortKey = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 12);

const withPartName = (part: Part, failure: SourceError): SourceError =>
  new SourceError(failure.code, `${part.name}: ${failure.message}`, {
    retryable: failure.retryable,
    cause: failure,
    ...(failure.cooldownUntil === null ? {} : { cooldownUntil: failure.cooldownUntil }),
  });

const combined = (first: SourceError, all: readonly SourceError[]): SourceError => {
  if (all.length === 1) return first;
  const cooldowns = all.flatMap(({ cooldownUntil }) =>
    cooldownUntil === null ? [] : [cooldownUntil],
  );
  return new SourceError(first.code, `All ${all.length} failed. ${first.message}`, {
    retryable: first.retryable,
    cause: first,
    ...(cooldowns.length === 0 ? {} : { cooldownUntil: Math.max(...cooldowns) }),
  });
};
