import { z } from 'zod';
import { serviceUrls } from '../../../process/value-types.ts';
import { brandedMatch } from '../../matching/branded-match.ts';
import { readParts } from '../../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { toFoundReview } from '../../parsing/found-review.ts';
import { parseDate } from '../../parsing/parse-date.ts';
import { parseRating } from '../../parsing/rating.ts';
import type { Http } from '../../source/http.ts';
import type { FoundReview, Page, Source } from '../../source/source.ts';
import { readFeed } from './reader.ts';
import { type FeedProduct, type FeedReview, feedReview, type RawFeedReview } from './review.ts';

export const productfeedSettings = z.object({ GOOGLE_REVIEW_FEED_URLS: serviceUrls });

/**
 * Google Product Review feeds, versions 2.3 and 2.4, which shops publish for Google:
 * https://developers.google.com/product-review-feeds/schema. A feed can have hundreds of megabytes. It is streamed in constant
 * memory, up to 2 GB, and only as far as reviews are needed.
 *
 * Reviews marked as spam are dropped. If a feed fails, the others are still read; the source fails only if every feed fails.
 *
 * The resume token contains the ID of the last review read and its number in the feed. A later attempt resumes after it. If
 * the review with that number has another ID, the feed has changed and is read from the beginning: reviews yielded before
 * appear again and are recognized by ID, and none is lost.
 */
export const productfeed = (settings: z.infer<typeof productfeedSettings>): Source => ({
  name: 'productfeed',
  collect: ({ productName, resume, http }) =>
    readParts(
      settings.GOOGLE_REVIEW_FEED_URLS.map((feed, index) => ({
        key: feed.href,
        name: `Feed ${index + 1} of GOOGLE_REVIEW_FEED_URLS`,
        read: (at) => readPages(http, feed, productName, at),
      })),
      resume,
    ),
});

/** Reviews per page at most. */
const perPage = 100;

async function* readPages(
  http: Http,
  feed: URL,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const address = feed.host + feed.pathname;
  const read = (batch: readonly RawFeedReview[]) =>
    http.parse(parseFeedReviews, { batch, address, productName });
  const last = readResumeToken(resume, resumeSchema);
  if (last !== undefined && (yield* pagesAfter(http, feed, read, last))) return;
  yield* pagesAfter(http, feed, read, undefined);
}

const resumeSchema = z.object({ id: z.string(), count: z.number().int().min(1) });

type ResumeState = z.infer<typeof resumeSchema>;

/** Yields the reviews after `last`. Returns false without yielding any if the feed no longer has `last` at its position. */
async function* pagesAfter(
  http: Http,
  feed: URL,
  read: (batch: readonly RawFeedReview[]) => Promise<readonly ParsedFeedReview[]>,
  last: ResumeState | undefined,
): AsyncGenerator<Page, boolean, undefined> {
  const skip = last?.count ?? 0;
  let count = 0;
  let id: string | undefined;
  let reviews: FoundReview[] = [];
  let dropped = 0;
  const page = (): Page => {
    const found = { reviews, dropped, resume: writeResumeToken({ id, count }) };
    [reviews, dropped] = [[], 0];
    return found;
  };

  try {
    for await (const batch of readFeed(http.stream(feed, options))) {
      for (const { id: reviewId, found } of await read(batch)) {
        count++;
        id = reviewId;
        if (count === skip && id !== last?.id) return false;
        if (count <= skip) continue;
        if (found === undefined) dropped++;
        else reviews.push(found);
        if (reviews.length >= perPage) yield page();
      }
    }
  } catch (error) {
    if (reviews.length > 0) yield page();
    throw error;
  }
  if (count < skip) return false;
  if (reviews.length + dropped > 0) yield page();
  return true;
}

const options = { headers: { accept: 'application/xml, text/xml' }, timeoutMs: 60_000 };

interface ParsedFeedReview {
  readonly id: string | undefined;
  /** Undefined for another product, for spam, and for a review without content. */
  readonly found: FoundReview | undefined;
}

/** @param address the URL of the feed without its query, which may contain a key and can change. */
export const parseFeedReviews = ({
  batch,
  address,
  productName,
}: {
  batch: readonly RawFeedReview[];
  address: string;
  productName: string;
}): ParsedFeedReview[] => {
  const read = readerFor(address, productName);
  return batch.map(feedReview).map((review) => ({ id: review.id, found: read(review) }));
};

const readerFor = (address: string, productName: string) => {
  const matchScore = memoizeLast((product: FeedProduct) =>
    brandedMatch(productName, { ...product, title: product.name ?? '' }),
  );
  return (review: FeedReview): FoundReview | undefined => {
    if (review.isSpam) return undefined;
    const product = review.products.find((one) => matchScore(one) > 0);
    if (product === undefined) return undefined;
    return toFoundReview({
      // IDs are unique only within a publisher.
      sourceId: review.id && `${address}#${review.id}`,
      author: review.author,
      title: review.title,
      body: review.content,
      rating: parseRating(review.rating),
      url: review.url ?? product.url,
      publishedAt: parseDate(review.timestamp),
      verifiedPurchase: review.isVerified,
      productTitle: product.name,
      incentivized: review.isIncentivized,
      language: review.language,
      country: review.country,
      pros: review.pros,
      cons: review.cons,
      media: review.pictures.map((url) => ({ type: 'PHOTO' as const, url })),
      product: { ...product, gtin: product.gtins[0] },
    });
  };
};

/** Memoizes the last result: feeds list many reviews of the same product in a row. */
const memoizeLast = (calculate: (product: FeedProduct) => number) => {
  let [key, result] = ['', 0];
  return (product: FeedProduct): number => {
    const newKey = JSON.stringify([product.name, product.brand, product.gtins]);
    if (newKey !== key) [key, result] = [newKey, calculate(product)];
    return result;
  };
};
