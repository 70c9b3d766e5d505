import type { Stated } from '../../source/source.ts';
import type { RawProduct } from '../review-details.ts';
import type { Item } from './item.ts';
import type { ItemReview } from './item-review.ts';
import type { PageSubject } from './page-subject.ts';
import type { Kind } from './vocabulary.ts';

/** A product, or something else that a page has a rating or reviews of. */
export interface ReviewedItem {
  readonly types: readonly string[];
  readonly kind: Kind;
  /** Plain text. */
  readonly name: string | null;
  /** Global trade item numbers, unnormalized. */
  readonly gtins: readonly string[];
  /** What else identifies it. */
  readonly product: RawProduct;
  readonly notations: readonly Item['notation'][];
  /** Whether the page says that it is about this. */
  readonly isMain: boolean;
  /** Whether the page shows it beside its own content, or in a list. */
  readonly isRelated: boolean;
  /** Ratings are from 1 to 5. */
  readonly stated: Stated;
  readonly reviews: readonly ItemReview[];
  /** What this is a variant of. */
  readonly groups: ReadonlySet<ReviewedItem>;
  /** The variants of this. */
  readonly variants: ReadonlySet<ReviewedItem>;
}

export interface ReviewedPage {
  readonly subject: PageSubject;
  /** In the order of the page. */
  readonly items: readonly ReviewedItem[];
  /** The reviews and the rating of which the page does not say what they are about, other than that they are on the page. */
  readonly unattached: Pick<ReviewedItem, 'reviews' | 'stated'>;
}

export const isReviewed = ({
  reviews,
  stated,
}: Pick<ReviewedItem, 'reviews' | 'stated'>): boolean =>
  reviews.length > 0 || stated.rating !== null || stated.count !== null;
