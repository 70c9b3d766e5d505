import type { Parser } from 'htmlparser2';
import { type FeedReview, type FeedValue, feedReview, productPath, valuePaths } from './review.ts';
import { FeedSchema } from './schema.ts';
import { unfit } from './unfit.ts';

/**
 * Hears the parser and keeps of each review what is read of it. It stops the parser when {@link isFull}; whoever takes what
 * waits lets it go on.
 *
 * @throws {SourceError} out of the parser, for what no feed of Google's schema holds.
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
  private readonly schema = new FeedSchema();

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

  /** @throws {SourceError} unless what was heard is a whole feed of Google's schema. */
  finish(): void {
    if (this.open.length > 0) throw unfit('is cut off: its end is missing', true);
    this.schema.finish();
  }

  onopentagname(tag: string): void {
    if (this.open.length >= maxDepth) throw unfit(`is nested more than ${maxDepth} deep`);
    const name = tag.slice(0, 100);
    const parent = this.open.at(-1);
    const path = parent === undefined ? name : `${parent}/${name}`;
    this.open.push(path);
    this.schema.opened(name, parent);
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

  private startCapture(path: string): void {
    if (!path.startsWith(`${reviewPath}/`)) return;
    const below = path.slice(reviewPath.length + 1);
    if (!valuePaths.has(below)) return;
    const alike = this.valuesWith(below).filter((value) => value.path === below).length;
    if (alike >= maxAlike) return;
    this.capture = { path: below, depth: this.open.length, attributes: new Map(), raw: '' };
  }

  private endReview(): void {
    this.schema.reviewed(this.values);
    this.waiting.push(feedReview(this.values, this.products));
    this.values = [];
    this.products = [];
    this.product = [];
    this.length = 0;
    if (this.isFull) this.parser?.pause();
  }
}

/** Reviews that wait until they are taken. */
const maxWaiting = 100;

/** Elements inside each other. */
const maxDepth = 64;

/** Characters of one value, and of all values of a review. */
const maxValue = 20_000;
const maxReview = 60_000;

const reviewPath = 'feed/reviews/review';

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
