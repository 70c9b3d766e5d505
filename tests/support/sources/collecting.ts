import { expect, onTestFinished } from 'vitest';
import { openHttp } from '../../../worker/http/open-http.ts';
import type { Http } from '../../../worker/source/http.ts';
import type { Parse } from '../../../worker/source/parser.ts';
import type { FoundReview, Page, Search, Source } from '../../../worker/source/source.ts';
import { SourceError } from '../../../worker/source/source-error.ts';
import { parsers } from '../../../worker/sources/parsers.ts';

/** An Http that may fetch foreign URLs from loopback. It is closed after the test. */
export const openTestHttp = (
  allowHosts: readonly string[] = ['127.0.0.1'],
  signal: AbortSignal = new AbortController().signal,
): Http => {
  const client = openHttp({ allowHosts, parse: parseAsInThread });
  onTestFinished(() => client.close());
  return client.bind(signal, 'productpage');
};

/** Runs a parser on this thread, with what would get to another thread and back. */
const parseAsInThread: Parse = async (parser, input) => {
  expect(parsers).toContain(parser);
  return structuredClone(parser(structuredClone(input)));
};

/** The search of a first attempt. */
export const searchFor = (productName: string, overrides: Partial<Search> = {}): Search => ({
  productName,
  productUrls: [],
  resume: undefined,
  wanted: () => 200,
  http: overrides.http ?? openTestHttp(),
  signal: new AbortController().signal,
  ...overrides,
});

/** Reads a source to its end: all pages, and the failure if there was one. */
export const collectAll = async (
  source: Source,
  search: Search,
): Promise<{ pages: Page[]; reviews: FoundReview[]; failure: SourceError | undefined }> => {
  const pages: Page[] = [];
  let failure: SourceError | undefined;
  try {
    for await (const page of source.collect(search)) pages.push(page);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    failure = error;
  }
  return { pages, reviews: pages.flatMap(({ reviews }) => reviews), failure };
};

/**
 * Collects with a new attempt for every page, each resuming from the previous page's token, until an attempt yields none.
 *
 * @throws the failure of an attempt or of a skipped part, because the order of reviews then differs.
 */
export const collectInterrupted = async (
  source: Source,
  search: Search,
): Promise<FoundReview[]> => {
  const reviews: FoundReview[] = [];
  let resume = search.resume;
  for (let attempt = 0; attempt < 100; attempt++) {
    const next = await source.collect({ ...search, resume }).next();
    if (next.done === true) return reviews;
    const [passedOver] = next.value.failures ?? [];
    if (passedOver) throw passedOver;
    reviews.push(...next.value.reviews);
    resume = next.value.resume;
  }
  throw new Error('the source did not end within 100 attempts');
};

/** The SourceError that a promise rejects with. */
export const failureOf = async (promise: Promise<unknown>): Promise<SourceError> => {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof SourceError) return error;
  throw error;
};
