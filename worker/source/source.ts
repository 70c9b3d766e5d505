import type { SourceName } from '../../contract/catalogue.ts';
import type { Review } from '../../contract/review.ts';
import type { Http } from './http.ts';
import type { SourceError } from './source-error.ts';

/**
 * One place that reviews come from. It never sees a task: it is asked for a product and yields pages until it has no more,
 * or until its consumer stops pulling.
 */
export interface Source {
  readonly name: SourceName;
  /**
   * Yields pages of fitting reviews, the most relevant first. Ends when there are no more.
   *
   * @throws {SourceError} when the service cannot be used; what was yielded before stays.
   */
  collect(search: Search): AsyncGenerator<Page, void, undefined>;
}

/** What a source is asked for. */
export interface Search {
  readonly productName: string;
  /** Pages that the caller named; only `productpage` reads them. */
  readonly productUrls: readonly string[];
  /** The `resume` of the last page that an earlier attempt kept; undefined in the first attempt. */
  readonly resume: string | undefined;
  /** How many reviews are still wanted of this source: a hint for the size of the next page, 1 at least. */
  readonly wanted: () => number;
  /** Makes requests, within limits of time and size, that end when `signal` aborts. */
  readonly http: Http;
  readonly signal: AbortSignal;
}

/** A review as a source finds it; what is the same for all of them is added by the collecting. */
export interface FoundReview extends Omit<Review, 'fingerprint' | 'source' | 'kind' | 'sentiment'> {
  /** The service's own ID of it, unique within the source; null where it has none. */
  readonly sourceId: string | null;
}

export interface Page {
  readonly reviews: readonly FoundReview[];
  /** How many were left out: another product, empty, no opinion. */
  readonly dropped: number;
  /** Opaque to all but the source: an attempt that is given it goes on behind this page. */
  readonly resume: string;
  /** How many reviews the source expects to yield in all, where it can tell: for progress. */
  readonly expected?: number;
  /** What the source itself states for the product, on the scale of 5. */
  readonly stated?: Stated;
  /**
   * Parts of the source, such as one of several shops, that have failed since the page before and were passed over: what they
   * had is missing, the others are read all the same.
   */
  readonly failures?: readonly SourceError[];
}

export interface Stated {
  readonly rating: number | null;
  readonly count: number | null;
}
