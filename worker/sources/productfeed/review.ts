import { Parser } from 'htmlparser2';

/** A review as it stands in a feed: values with white space folded, undefined or empty where the feed has none. */
export interface FeedReview {
  readonly id: string | undefined;
  /** Undefined, too, for one who wants to stay unnamed. */
  readonly author: string | undefined;
  readonly isVerified: boolean | null;
  readonly isSpam: boolean;
  readonly timestamp: string | undefined;
  readonly title: string | undefined;
  readonly content: string | undefined;
  readonly url: string | undefined;
  readonly rating: { readonly value: unknown; readonly worst: unknown; readonly best: unknown };
  readonly products: readonly FeedProduct[];
}

export interface FeedProduct {
  readonly name: string | undefined;
  readonly brand: string | undefined;
  readonly gtins: readonly string[];
  readonly url: string | undefined;
}

/** A value as the reader found it, its entities not decoded. */
export interface FeedValue {
  /** Below `review`, such as `ratings/overall`. */
  readonly path: string;
  readonly raw: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The values of a review that are read; others cost no memory. */
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
  ...['product_name', 'product_url', 'product_ids/gtins/gtin', 'product_ids/brands/brand'].map(
    (path) => `products/product/${path}`,
  ),
]);

/** Where a product of a review ends. */
export const productPath = 'products/product';

/** @param products the values of each product, apart from those of the review itself. */
export const feedReview = (
  values: readonly FeedValue[],
  products: readonly (readonly FeedValue[])[],
): FeedReview => {
  const name = valueAt(values, 'reviewer/name');
  const overall = valueAt(values, 'ratings/overall');
  const text = (path: string) => textOf(valueAt(values, path));
  return {
    id: text('review_id'),
    author: truthOf(name?.attributes.get('is_anonymous')) ? undefined : textOf(name),
    isVerified: truthOf(text('is_verified_purchase')),
    isSpam: truthOf(text('is_spam')) ?? false,
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
  };
};

const feedProduct = (values: readonly FeedValue[]): FeedProduct => ({
  name: textOf(valueAt(values, `${productPath}/product_name`)),
  brand: textOf(valueAt(values, `${productPath}/product_ids/brands/brand`)),
  gtins: values
    .filter(({ path }) => path === `${productPath}/product_ids/gtins/gtin`)
    .flatMap((value) => textOf(value) ?? []),
  url: textOf(valueAt(values, `${productPath}/product_url`)),
});

const valueAt = (values: readonly FeedValue[], wanted: string): FeedValue | undefined =>
  values.find(({ path }) => path === wanted);

const textOf = (value: FeedValue | undefined): string | undefined =>
  decoded(value?.raw ?? '')
    .replace(/\s+/g, ' ')
    .trim() || undefined;

/** The five entities of XML and numbered ones; those that a document declares itself stay as they are written. */
const decoded = (raw: string): string => {
  if (!raw.includes('&')) return raw;
  const pieces: string[] = [];
  new Parser({ ontext: (piece) => pieces.push(piece) }, { xmlMode: true }).end(raw);
  return pieces.join('');
};

const truthOf = (written: string | undefined): boolean | null => {
  if (written === undefined || !/^(true|false|1|0)$/i.test(written)) return null;
  return /^(true|1)$/i.test(written);
};
