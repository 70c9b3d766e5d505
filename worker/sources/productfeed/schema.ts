import type { FeedValue } from './review.ts';
import { unfit } from './unfit.ts';

/**
 * Judges, while a feed is read, whether it is of Google's Product Review schema.
 *
 * @throws {SourceError} out of each method, once it is sure that the feed is of another.
 */
export class FeedSchema {
  private hasRoot = false;
  private hasReviews = false;
  private strangePart: string | undefined;
  private reviews = 0;
  private googleReviews = 0;

  /** @param parent the path of the element that this one stands in, undefined for the outermost. */
  opened(name: string, parent: string | undefined): void {
    if (parent === undefined) {
      if (name !== 'feed') throw strange(`it begins with ${JSON.stringify(name)}, not with "feed"`);
      this.hasRoot = true;
    } else if (parent === 'feed') {
      if (!feedParts.has(name)) this.strangePart ??= name;
      if (reviewLists.has(name)) this.hasReviews = true;
    }
  }

  /** @param values what was kept of a review. */
  reviewed(values: readonly FeedValue[]): void {
    const has = (wanted: string) => values.some(({ path }) => path === wanted);
    this.reviews++;
    if (has('content') && has('ratings/overall')) this.googleReviews++;
    if (this.reviews >= strangeReviews && this.googleReviews === 0) throw unlikeGoogle();
  }

  finish(): void {
    if (!this.hasRoot) throw unfit('has no element at all');
    if (this.reviews > 0 && this.googleReviews === 0) throw unlikeGoogle();
    if (!this.hasReviews && this.strangePart !== undefined) {
      throw strange(`it holds ${JSON.stringify(this.strangePart)} in place of "reviews"`);
    }
  }
}

/** Gives up on a feed after so many reviews of which none has what Google's have. */
const strangeReviews = 100;

const reviewLists = new Set(['reviews', 'deleted_reviews']);

/** What the feed itself may hold. */
const feedParts = new Set(['version', 'aggregator', 'publisher', ...reviewLists]);

const strange = (what: string) => unfit(`is not of Google's Product Review schema: ${what}`);

const unlikeGoogle = () => strange('none of its reviews has both ratings/overall and content');
