import type { SourceName } from '../../../contract/catalogue.ts';
import type { Page, Search, Source } from '../../../worker/source/source.ts';
import { SourceError } from '../../../worker/source/source-error.ts';
import {
  type ConfiguredSources,
  configuredSources,
} from '../../../worker/sources/configured-sources.ts';
import { fakeSource, foundReview, pageOf } from '../../support/worker/fake-source.ts';

/** Products that the sources do not deliver at once. */
export const productOf = {
  retry: 'Copper kettle',
  failure: 'Tin kettle',
  wait: 'Iron kettle',
} as const;

/** Sources that follow the script. */
export const scriptedSources = (): ConfiguredSources => ({
  ...configuredSources({}),
  sources: (['woocommerce', 'shopify', 'hackernews'] as const).map(scriptedSource),
});

/** Delivers two pages, the second with a copy, except for the products above: an attempt that resumes after the first page finishes. Shopify always fails. */
const scriptedSource = (name: SourceName): Source =>
  fakeSource(name, async function* (search) {
    const { productName, resume } = search;
    if (productName === productOf.failure || name === 'shopify') {
      throw new SourceError('SOURCE_BLOCKED', 'The shop blocks automated access.', {
        retryable: false,
      });
    }
    if (resume === undefined) yield firstPage;
    if (productName === productOf.retry && resume === undefined) {
      throw new SourceError('SOURCE_RATE_LIMITED', 'Too many requests.', {
        retryable: true,
        cooldownUntil: Date.now() + 1000,
      });
    }
    if (productName === productOf.wait && resume === undefined) await stopped(search);
    yield secondPage;
  });

const firstPage: Page = pageOf(1, 2, {
  expected: 4,
  dropped: 1,
  stated: { rating: 4.5, count: 12 },
});

/** Shows the first review once more, at another shop. */
const secondPage: Page = {
  ...pageOf(3, 4),
  reviews: [...pageOf(3, 4).reviews, foundReview(1, { url: 'https://pots.example/kettle' })],
};

const stopped = ({ signal }: Search): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
