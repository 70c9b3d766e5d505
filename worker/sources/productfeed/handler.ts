import type { Parser } from 'htmlparser2';
import { feedError } from './feed-error.ts';
import { type FeedValue, productPath, type RawFeedReview, valuePaths } from './review.ts';
import { FeedSchema } from './schema.ts';

/**
 * Receives the parser's events and assembles reviews. Pauses the parser when {@link isFull}; the caller takes the reviews and
 * resumes it.
 *
 * @throws {SourceError} through the parser, for content that Google's schema does not allow.
 */
export class FeedHandler {
  private parser: Parser | undefined;
  private pending: RawFeedReview[] = [];
  /** The path of each open element, innermost last. */
  private readonly open: string[] = [];
  private values: FeedValue[] = [];
  private product: FeedValue[] = [];
  private products: FeedValue[][] = [];
  private capture: Capture | undefined;
  private inCdata = false;
  /** Characters collected for the current review. */
  private length = 0;
  private readonly schema = new FeedSchema();

  onparserinit(parser: Parser): void {
    this.parser = parser;
  }

  get isFull(): boolean {
    return this.pending.length >= maxPending;
  }

  take(): readonly RawFeedReview[] {
    const taken = this.pending;
    this.pending = [];
    return taken;
  }

  /** @throws {SourceError} unless the events formed a complete feed in Google's schema. */
  finish(): void {
    if (this.open.length > 0) throw feedError('is truncated', true);
    this.schema.finish();
  }

  onopentagname(tag: string): void {
    if (this.open.length >= maxDepth)
      throw feedError(`is nested more than ${maxDepth} elements deep`);
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
    const kept = text.slice(0, room);
    this.length += kept.length;
    capture.raw += this.inCdata ? asText(kept) : kept;
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
      if (this.products.length < maxRepeats) this.products.push(this.product);
      this.product = [];
    }
    if (path === reviewPath) this.endReview();
  }

  /** The list that a value with this path belongs to. */
  private valuesWith(path: string): FeedValue[] {
    return path.startsWith(`${productPath}/`) ? this.product : this.values;
  }

  private startCapture(path: string): void {
    if (!path.startsWith(`${reviewPath}/`)) return;
    const relativePath = path.slice(reviewPath.length + 1);
    if (!valuePaths.has(relativePath)) return;
    const repeats = this.valuesWith(relativePath).filter(
      (value) => value.path === relativePath,
    ).length;
    if (repeats >= maxRepeats) return;
    this.capture = { path: relativePath, depth: this.open.length, attributes: new Map(), raw: '' };
  }

  private endReview(): void {
    this.schema.reviewed(this.values);
    this.pending.push({ values: this.values, products: this.products });
    this.values = [];
    this.products = [];
    this.product = [];
    this.length = 0;
    if (this.isFull) this.parser?.pause();
  }
}

/** Reviews buffered before the parser is paused. */
const maxPending = 100;

/** Levels of nested elements. */
const maxDepth = 64;

/** Characters kept of one value, and of all values of one review. */
const maxValue = 20_000;
const maxReview = 60_000;

const reviewPath = 'feed/reviews/review';

interface Capture {
  readonly path: string;
  readonly depth: number;
  readonly attributes: Map<string, string>;
  raw: string;
}

/** Products kept per review, and values kept per path in each. */
const maxRepeats = 50;

/** Escapes the text of a CDATA section, where entities have no meaning, so that decoding it later restores it. */
const asText = (cdata: string): string => cdata.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
