import type { SourceName } from '../../contract/catalogue.ts';
import type { Review } from '../../contract/review.ts';
import type { Http } from './http.ts';
import type { SourceError } from './source-error.ts';

/** A place that reviews come from. Sources know nothing of tasks: they search for a product and yield pages of reviews. */
export interface Source {
  readonly name: SourceName;
  /**
   * Yields pages of matching reviews, the most relevant first, until there are no more or the consumer stops.
   *
   * @throws {SourceError} if the service cannot be used. Pages yielded earlier are kept.
   */
  collect(search: Search): AsyncGenerator<Page, void, undefined>;
}

/** What a source searches for, and the means to do it. */
export interface Search {
  readonly productName: string;
  /** Pages named by the caller. Only `productpage` reads them. */
  readonly productUrls: readonly string[];
  /** The `resume` of the last page kept by an earlier attempt; undefined if there is none. */
  readonly resume: string | undefined;
  /** The number of reviews still wanted from this source, at least 1: a hint for the size of the next page. */
  readonly wanted: () => number;
  /** Sends requests with limits of time and size. They end when `signal` aborts. */
  readonly http: Http;
  readonly signal: AbortSignal;
}

/**
 * A review as a source finds it. Collection adds the other fields, which do not depend on the source, and detects the language if the
 * source does not state it.
 */
export interface FoundReview
  extends Omit<
    Review,
    'fingerprint' | 'source' | 'kind' | 'sentiment' | 'copies' | 'isNew' | 'mentions'
  > {
  /** The ID that the service gave it, unique within the source; null if it has none. */
  readonly sourceId: string | null;
}

export interface Page {
  readonly reviews: readonly FoundReview[];
  /** The number of reviews left out: about other products, empty, or without an opinion. */
  readonly dropped: number;
  /** The resume token: a later attempt that gets it continues after this page. Opaque to all but the source. */
  readonly resume: string;
  /** The total number of reviews that the source expects to yield, if known. Used for progress only. */
  readonly expected?: number;
  /** What the source itself reports for the product. */
  readonly stated?: Stated;
  /** The parts of the source, such as shops, that failed since the previous page. The other parts continue. */
  readonly failures?: readonly SourceError[];
}

/** What a source reports for a product. */
export interface Stated {
  /** The average rating, from 1 to 5. */
  readonly rating: number | null;
  /** The number of reviews. */
  readonly count: number | null;
  /** The numbers of reviews with 1, 2, 3, 4, and 5 stars. Default: null. */
  readonly histogram?: number[] | null;
}
