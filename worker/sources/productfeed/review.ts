import { Parser } from 'htmlparser2';

/** A review as the feed contains it, with whitespace collapsed; undefined or empty where the feed has no value. */
export interface FeedReview {
  readonly id: string | undefined;
  /** Also undefined if the reviewer is anonymous. */
  readonly author: string | undefined;
  readonly isVerified: boolean | null;
  readonly isSpam: boolean;
  readonly timestamp: string | undefined;
  readonly title: string | undefined;
  readonly content: string | undefined;
  readonly url: string | undefined;
  readonly rating: { readonly value: unknown; readonly worst: unknown; readonly best: unknown };
  readonly products: readonly FeedProduct[];
  readonly isIncentivized: boolean | null;
  readonly language: string | undefined;
  readonly country: string | undefined;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  readonly pictures: readonly string[];
}

export interface FeedProduct {
  readonly name: string | undefined;
  readonly brand: string | undefined;
  readonly gtins: readonly string[];
  readonly mpn: string | undefined;
  readonly sku: string | undefined;
  readonly url: string | undefined;
}

/** A raw value, with its entities not yet decoded. */
export interface FeedValue {
  /** Relative to `review`, such as `ratings/overall`. */
  readonly path: string;
  readonly raw: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** A review as the parser collects it, to be read by {@link feedReview}. */
export interface RawFeedReview {
  /** The values of the review itself. */
  readonly values: readonly FeedValue[];
  /** The values of each of its products. */
  readonly products: readonly (readonly FeedValue[])[];
}

/** The values of a review that are kept. All others are discarded while parsing. */
export const valuePaths: ReadonlySet<string> = new Set([
  'review_id',
  'reviewer/name',
  'is_verified_purchase',
  'review_timestamp',
  'title',
  'content',
  'review_url',
  'ratings/overall',
  'is_spam',
  'is_incentivized_review',
  'review_language',
  'review_country',
  'pros/pro',
  'cons/con',
  'reviewer_images/reviewer_image/url',
  ...['name', 'url', 'ids/gtins/gtin', 'ids/mpns/mpn', 'ids/skus/sku', 'ids/brands/brand'].map(
    (path) => `products/product/product_${path}`,
  ),
]);

/** The element that contains one product of a review. */
export const productPath = 'products/product';

export const feedReview = ({ values, products }: RawFeedReview): FeedReview => {
  const name = valueAt(values, 'reviewer/name');
  const overall = valueAt(values, 'ratings/overall');
  const text = (path: string) => textOf(valueAt(values, path));
  return {
    id: text('review_id'),
    author: booleanOf(name?.attributes.get('is_anonymous')) ? undefined : textOf(name),
    isVerified: booleanOf(text('is_verified_purchase')),
    isSpam: booleanOf(text('is_spam')) ?? false,
    timestamp: text('review_timestamp'),
    title: text('title'),
    content: text('content'),
    url: text('review_url'),
    rating: {
      value: textOf(overall),
      worst: overall?.attributes.get('min'),
      best: overall?.attributes.get('max'),
    },
    products: products.map(feedProduct),
    isIncentivized: booleanOf(text('is_incentivized_review')),
    language: text('review_language'),
    country: text('review_country'),
    pros: textsAt(values, 'pros/pro'),
    cons: textsAt(values, 'cons/con'),
    pictures: textsAt(values, 'reviewer_images/reviewer_image/url'),
  };
};

const feedProduct = (values: readonly FeedValue[]): FeedProduct => ({
  name: textOf(valueAt(values, `${productPath}/product_name`)),
  brand: textOf(valueAt(values, `${productPath}/product_ids/brands/brand`)),
  gtins: textsAt(values, `${productPath}/product_ids/gtins/gtin`),
  mpn: textOf(valueAt(values, `${productPath}/product_ids/mpns/mpn`)),
  sku: textOf(valueAt(values, `${productPath}/product_ids/skus/sku`)),
  url: textOf(valueAt(values, `${productPath}/product_url`)),
});

const valueAt = (values: readonly FeedValue[], wantedPath: string): FeedValue | undefined =>
  values.find(({ path }) => path === wantedPath);

const textsAt = (values: readonly FeedValue[], wantedPath: string): string[] =>
  values.filter(({ path }) => path === wantedPath).flatMap((value) => textOf(value) ?? []);

const textOf = (value: FeedValue | undefined): string | undefined =>
  decoded(value?.raw ?? '')
    .replace(/\s+/g, ' ')
    .trim() || undefined;

/** Decodes XML's five entities and numeric references. Entities declared by the document stay as written. */
const decoded = (raw: string): string => {
  if (!raw.includes('&')) return raw;
  const chunks: string[] = [];
  new Parser({ ontext: (chunk) => chunks.push(chunk) }, { xmlMode: true }).end(raw);
  return chunks.join('');
};

const booleanOf = (written: string | undefined): boolean | null => {
  if (written === undefined || !/^(true|false|1|0)$/i.test(written)) return null;
  return /^(true|1)$/i.test(written);
};
