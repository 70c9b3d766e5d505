import { onTestFinished } from 'vitest';
import { openHttp } from '../../../worker/http/open-http.ts';
import type { Http } from '../../../worker/source/http.ts';
import type { FoundReview, Page, Search, Source } from '../../../worker/source/source.ts';
import { SourceError } from '../../../worker/source/source-error.ts';

/** An Http that may reach loopback for foreign pages too, closed behind the test. */
export const openTestHttp = (
  allowHosts: readonly string[] = ['127.0.0.1'],
  signal: AbortSignal = new AbortController().signal,
): Http => {
  const client = openHttp({ allowHosts });
  onTestFinished(() => client.close());
  return client.bind(signal, 'productpage');
};

/** What a source is asked for in a first attempt. */
export const searchFor = (productName: string, asked: Partial<Search> = {}): Search => ({
  productName,
  productUrls: [],
  resume: undefined,
  wanted: () => 200,
  http: asked.http ?? openTestHttp(),
  signal: new AbortController().signal,
  ...asked,
});

/** Every page of a source, and the failure it ended with. */
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
 * Collects with a new attempt behind every single page, each given the last page's token, until an attempt has no more.
 *
 * @throws the failure of an attempt, or of a part that it passed over, since the rest then comes in another order.
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
  throw new Error('the source found no end in 100 attempts');
};

/** The failure that a promise ends with. */
export const failureOf = async (promise: Promise<unknown>): Promise<SourceError> => {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof SourceError) return error;
  throw error;
};
