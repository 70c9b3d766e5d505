import type { Parser } from 'htmlparser2';
import {
  type FeedReview,
  type FeedValue,
  feedReview,
  productPath,
  valuePaths,
} from './productfeed-review.ts';
import { SourceFailure } from './source-failure.ts';

/**
 * Hears the parser and keeps of each review what is read of it. It stops the parser when {@link isFull}; whoever takes what
 * waits lets it go on.
 *
 * @throws {SourceFailure} out of the parser, for what no feed of Google's schema holds.
 */
export class FeedHandler {
  private parser: Parser | undefined;
  private waiting: FeedReview[] = [];
  /** The path of each open element, the innermost last. */
  private readonly open: string[] = [];
  private values: FeedValue[] = [];
  private product: FeedValue[] = [];
  private products: FeedValue[][] = [];
  private capture: Capture | undefined;
  private inCdata = false;
  /** Characters of the values of the present review. */
  private length = 0;
  private reviews = 0;
  private googleReviews = 0;
  private hasRoot = false;
  private strangePart: string | undefined;
  private hasReviews = false;

  onparserinit(parser: Parser): void {
    this.parser = parser;
  }

  get isFull(): boolean {
    return this.waiting.length >= maxWaiting;
  }

  take(): readonly FeedReview[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }

  /** @throws {SourceFailure} unless what was heard is a whole feed of Google's schema. */
  finish(): void {
    if (!this.hasRoot) throw unfit('has no element at all');
    if (this.open.length > 0) throw unfit('is cut off: its end is missing', true);
    if (this.reviews > 0 && this.googleReviews === 0) throw unlikeGoogle();
    if (!this.hasReviews && this.strangePart !== undefined) {
      throw strange(`it holds ${JSON.stringify(this.strangePart)} in place of "reviews"`);
    }
  }

  onopentagname(tag: string): void {
    if (this.open.length >= maxDepth) throw unfit(`is nested more than ${maxDepth} deep`);
    const name = tag.slice(0, 100);
    const parent = this.open.at(-1);
    const path = parent === undefined ? name : `${parent}/${name}`;
    this.open.push(path);
    if (parent === undefined) this.openRoot(name);
    if (parent === 'feed' && !feedParts.has(name)) this.strangePart ??= name;
    if (path === 'feed/reviews' || path === 'feed/deleted_reviews') this.hasReviews = true;
    if (this.capture !== undefined) this.ontext(' ');
    else this.startCapture(path);
  }

  onattribute(name: string, value: string): void {
    if (this.capture?.depth !== this.open.length || this.capture.attributes.size > 10) return;
    this.capture.attributes.set(name.slice(0, 100), value.slice(0, 100));
  }

  ontext(text: string): void {
    const { capture } = this;
    if (capture === undefined) return;
    const room = Math.min(maxValue - capture.raw.length, maxReview - this.length);
    if (room <= 0) return;
    const piece = text.slice(0, room);
    this.length += piece.length;
    capture.raw += this.inCdata ? asText(piece) : piece;
  }

  oncdatastart(): void {
    this.inCdata = true;
  }

  oncdataend(): void {
    this.inCdata = false;
  }

  onclosetag(): void {
    const { capture } = this;
    if (capture?.depth === this.open.length) {
      this.valuesWith(capture.path).push(capture);
      this.capture = undefined;
    }
    const path = this.open.pop();
    if (path === `${reviewPath}/${productPath}`) {
      if (this.products.length < maxAlike) this.products.push(this.product);
      this.product = [];
    }
    if (path === reviewPath) this.endReview();
  }

  /** Where a value of this path belongs. */
  private valuesWith(path: string): FeedValue[] {
    return path.startsWith(`${productPath}/`) ? this.product : this.values;
  }

  private openRoot(name: string): void {
    if (name !== 'feed') throw strange(`it begins with ${JSON.stringify(name)}, not with "feed"`);
    this.hasRoot = true;
  }

  private startCapture(path: string): void {
    if (!path.startsWith(`${reviewPath}/`)) return;
    const below = path.slice(reviewPath.length + 1);
    if (!valuePaths.has(below)) return;
    const alike = this.valuesWith(below).filter((value) => value.path === below).length;
    if (alike >= maxAlike) return;
    this.capture = { path: below, depth: this.open.length, attributes: new Map(), raw: '' };
  }

  private endReview(): void {
    const has = (wanted: string) => this.values.some(({ path }) => path === wanted);
    this.reviews++;
    if (has('content') && has('ratings/overall')) this.googleReviews++;
    if (this.reviews >= strangeReviews && this.googleReviews === 0) throw unlikeGoogle();
    this.waiting.push(feedReview(this.values, this.products));
    this.values = [];
    this.products = [];
    this.product = [];
    this.length = 0;
    if (this.isFull) this.parser?.pause();
  }
}

/** A feed that cannot be read, and why. */
export const unfit = (what: string, retryable = false) =>
  new SourceFailure(
    'SOURCE_BAD_RESPONSE',
    `The feed ${what}. Check the address in GOOGLE_REVIEW_FEED_URLS, and what makes the feed.`,
    { retryable },
  );

/** Reviews that wait until they are taken. */
const maxWaiting = 100;

/** Elements inside each other. */
const maxDepth = 64;

/** Characters of one value, and of all values of a review. */
const maxValue = 20_000;
const maxReview = 60_000;

/** Gives up on a feed after so many reviews of which none has what Google's have. */
const strangeReviews = 100;

const reviewPath = 'feed/reviews/review';

/** What the feed itself may hold besides reviews. */
const feedParts = new Set(['version', 'aggregator', 'publisher', 'reviews', 'deleted_reviews']);

interface Capture {
  readonly path: string;
  readonly depth: number;
  readonly attributes: Map<string, string>;
  raw: string;
}

/** Products of a review, and values of one path in each, that are kept. */
const maxAlike = 50;

/** Text of a CDATA section, in which nothing is decoded, as it is written outside of one. */
const asText = (cdata: string): string => cdata.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const strange = (what: string) => unfit(`is not of Google's Product Review schema: ${what}`);

const unlikeGoogle = () => strange('none of its reviews has both ratings/overall and content');
