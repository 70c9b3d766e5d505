import { z } from 'zod';
import { serviceUrls } from '../../../process/value-types.ts';
import { brandedMatch } from '../../matching/branded-match.ts';
import { eachPart } from '../../paging/each-part.ts';
import { readResume, writeResume } from '../../paging/resume.ts';
import { foundReview } from '../../parsing/found-review.ts';
import { instantOf } from '../../parsing/instant.ts';
import { ratingOnFive } from '../../parsing/rating.ts';
import type { Http } from '../../source/http.ts';
import type { FoundReview, Page, Source } from '../../source/source.ts';
import { readFeed } from './reader.ts';
import type { FeedProduct, FeedReview } from './review.ts';

export const productfeedSettings = z.object({ GOOGLE_REVIEW_FEED_URLS: serviceUrls });

/**
 * Google's Product Review feeds, 2.3 and 2.4, as shops make them for Google:
 * https://developers.google.com/product-review-feeds/schema. A feed has hundreds of megabytes: it is read as it comes, 2 GB at
 * most, in memory that does not grow with it, and no further than reviews are wanted.
 *
 * Reviews marked as spam are dropped. A feed that fails costs itself; the source fails when every feed does.
 *
 * A resume token holds the ID of the last review read and how many there were up to it: a later attempt goes on behind that
 * one. Where another stands in its place the feed has changed, and is read from its beginning: what was given before comes
 * again, known by its ID, and nothing is lost.
 */
export const productfeed = (settings: z.infer<typeof productfeedSettings>): Source => ({
  name: 'productfeed',
  collect: ({ productName, resume, http }) =>
    eachPart(
      settings.GOOGLE_REVIEW_FEED_URLS.map((feed, index) => ({
        key: feed.href,
        name: `Feed ${index + 1} of GOOGLE_REVIEW_FEED_URLS`,
        read: (at) => readPages(http, feed, productName, at),
      })),
      resume,
    ),
});

/** Reviews that are given at once. */
const perPage = 100;

async function* readPages(
  http: Http,
  feed: URL,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const read = fitting(feed, productName);
  const last = readResume(resume, placeSchema);
  if (last !== undefined && (yield* pagesBehind(http, feed, read, last))) return;
  yield* pagesBehind(http, feed, read, undefined);
}

const placeSchema = z.object({ id: z.string(), count: z.number().int().min(1) });

type Place = z.infer<typeof placeSchema>;

/** Returns false, having given nothing, where `last` does not stand in its place. */
async function* pagesBehind(
  http: Http,
  feed: URL,
  read: (review: FeedReview) => FoundReview | undefined,
  last: Place | undefined,
): AsyncGenerator<Page, boolean, undefined> {
  const given = last?.count ?? 0;
  let count = 0;
  let id: string | undefined;
  let reviews: FoundReview[] = [];
  let dropped = 0;
  const page = (): Page => {
    const found = { reviews, dropped, resume: writeResume({ id, count }) };
    [reviews, dropped] = [[], 0];
    return found;
  };

  try {
    for await (const batch of readFeed(http.stream(feed, options))) {
      for (const review of batch) {
        count++;
        id = review.id;
        if (count === given && id !== last?.id) return false;
        if (count <= given) continue;
        const found = read(review);
        if (found === undefined) dropped++;
        else reviews.push(found);
        if (reviews.length >= perPage) yield page();
      }
    }
  } catch (error) {
    if (reviews.length > 0) yield page();
    throw error;
  }
  if (count < given) return false;
  if (reviews.length + dropped > 0) yield page();
  return true;
}

const options = { headers: { accept: 'application/xml, text/xml' }, timeoutMs: 60_000 };

/** Reads what is about the product; undefined for another, for spam, and for what says nothing. */
const fitting = (feed: URL, productName: string) => {
  const fitOf = remembering((product: FeedProduct) =>
    brandedMatch(productName, { ...product, title: product.name ?? '' }),
  );
  return (review: FeedReview): FoundReview | undefined => {
    if (review.isSpam) return undefined;
    const product = review.products.find((one) => fitOf(one) > 0);
    if (product === undefined) return undefined;
    return foundReview({
      // Two publishers may use the same number. What is behind the path may be a key, which changes.
      sourceId: review.id && `${feed.host}${feed.pathname}#${review.id}`,
      author: review.author,
      title: review.title,
      body: review.content,
      rating: ratingOnFive(review.rating),
      url: review.url ?? product.url,
      publishedAt: instantOf(review.timestamp),
      verifiedPurchase: review.isVerified,
      productTitle: product.name,
    });
  };
};

/** Feeds have many reviews of one product in a row: the judgement on the last product is kept. */
const remembering = (judge: (product: FeedProduct) => number) => {
  let [key, judged] = ['', 0];
  return (product: FeedProduct): number => {
    const asked = JSON.stringify([product.name, product.brand, product.gtins]);
    if (asked !== key) [key, judged] = [asked, judge(product)];
    return judged;
  };
};
