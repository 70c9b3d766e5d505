import { feedError } from './feed-error.ts';
import type { FeedValue } from './review.ts';

/**
 * Checks, while a feed is parsed, that it follows Google's Product Review schema.
 *
 * @throws {SourceError} from each method, as soon as the feed is known to follow another schema.
 */
export class FeedSchema {
  private hasRoot = false;
  private hasReviews = false;
  private unknownPart: string | undefined;
  private reviews = 0;
  private validReviews = 0;

  /** @param parent the path of the enclosing element; undefined for the root. */
  opened(name: string, parent: string | undefined): void {
    if (parent === undefined) {
      if (name !== 'feed')
        throw wrongSchema(`its root is ${JSON.stringify(name)} instead of "feed"`);
      this.hasRoot = true;
    } else if (parent === 'feed') {
      if (!feedParts.has(name)) this.unknownPart ??= name;
      if (reviewLists.has(name)) this.hasReviews = true;
    }
  }

  /** @param values the kept values of a review. */
  reviewed(values: readonly FeedValue[]): void {
    const has = (wanted: string) => values.some(({ path }) => path === wanted);
    this.reviews++;
    if (has('content') && has('ratings/overall')) this.validReviews++;
    if (this.reviews >= maxForeignReviews && this.validReviews === 0) throw missingElements();
  }

  finish(): void {
    if (!this.hasRoot) throw feedError('contains no elements');
    if (this.reviews > 0 && this.validReviews === 0) throw missingElements();
    if (!this.hasReviews && this.unknownPart !== undefined) {
      throw wrongSchema(`it contains ${JSON.stringify(this.unknownPart)} instead of "reviews"`);
    }
  }
}

/** Reviews without Google's required elements before a feed is rejected. */
const maxForeignReviews = 100;

const reviewLists = new Set(['reviews', 'deleted_reviews']);

/** The children of `feed`. */
const feedParts = new Set(['version', 'aggregator', 'publisher', ...reviewLists]);

const wrongSchema = (what: string) =>
  feedError(`does not follow Google's Product Review schema: ${what}`);

const missingElements = () =>
  wrongSchema('none of its reviews has both ratings/overall and content');
