import type { PlatformName } from '../../contract/platforms.ts';
import type { RawReview } from '../parsing/found-review.ts';
import type { HttpOptions } from '../source/http.ts';
import type { Received } from '../source/parser.ts';
import type { Stated } from '../source/source.ts';
import type { MarkedPage } from './marked-page.ts';

/** A review platform: a service that has the reviews of many shops, whose pages contain what its public interface needs. */
export interface Platform {
  /**
   * What the marks of the platform in a page say; undefined if it has none, or names no product. The page is untrusted: what does not
   * have the form of a key or an ID is ignored.
   */
  find(page: MarkedPage): PlatformIds | undefined;
  /**
   * The address of a page of reviews.
   *
   * @param at the `next` of the page before; undefined for the first page.
   */
  url(base: URL, ids: PlatformIds, at: string | undefined): URL;
  /** Statuses other than 2xx that `parse` reads. Default: none. */
  readonly acceptStatuses?: HttpOptions['acceptStatuses'];
  /**
   * Reads a page of reviews, in a thread.
   *
   * @throws {SourceError} if the response is not what the platform sends. The message contains no key.
   */
  parse(response: Received['response'], ids: PlatformIds, at: string | undefined): PlatformAnswer;
}

/** Identifies a product's reviews at a platform. All of it goes into addresses, so its characters and lengths are checked. */
export interface PlatformIds {
  /** The public key of the shop, or what else identifies it. */
  readonly key: string;
  readonly productId: string;
  /** What identifies the shop besides the key. */
  readonly shop?: string | undefined;
  readonly locale?: string | undefined;
}

/** What a page says of a platform that is behind it. */
export interface PlatformMark extends PlatformIds {
  readonly platform: PlatformName;
}

export interface PlatformAnswer {
  /** Undefined for an item that is no review. */
  readonly items: readonly (PlatformReview | undefined)[];
  /** The number of reviews on all pages; null if not stated. */
  readonly total: number | null;
  /** What the platform states for the product. Default: nothing. */
  readonly stated?: Stated;
  /** The position of the next page; null after the last. */
  readonly next: string | null;
  /** Whether there is surely a next page, even if this one has nothing new. Default: false. */
  readonly hasMore?: boolean;
}

/** Shops group products, which then share their reviews: `productTitle` is the name of the product that was reviewed. */
export interface PlatformReview extends RawReview {
  /** Whether it is of the product that was asked for, under whatever name. Default: decided by the name. */
  readonly isOwn?: boolean;
}

/** The number of a page of reviews, where a platform numbers them from 1. The first has no position. */
export const pageNumber = (at: string | undefined): number => Number(at ?? '1');
