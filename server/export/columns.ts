import type { ExportedReview } from './exported-review.ts';

/** A column of a table of reviews. Its type is that of its values that are not null. */
export type Column =
  | ColumnOf<'text' | 'instant', string>
  | ColumnOf<'number' | 'integer', number>
  | ColumnOf<'boolean', boolean>
  /** Each text is one item of a list, in one line. `json` has the whole items. */
  | (ColumnOf<'list', readonly string[]> & { readonly json: (review: ExportedReview) => object });

interface ColumnOf<Type, Value> {
  readonly name: string;
  readonly type: Type;
  readonly value: (review: ExportedReview) => Value | null;
}

type Names<Value> = {
  [Name in keyof ExportedReview]: ExportedReview[Name] extends Value ? Name : never;
}[keyof ExportedReview];

const text = (name: Names<string | null>): Column => ({
  name,
  type: 'text',
  value: (review) => review[name],
});

const instant = (name: 'publishedAt' | 'editedAt'): Column => ({
  name,
  type: 'instant',
  value: (review) => review[name],
});

const number = (name: 'rating' | 'sentiment'): Column => ({
  name,
  type: 'number',
  value: (review) => review[name],
});

const integer = (name: 'helpfulVotes' | 'unhelpfulVotes'): Column => ({
  name,
  type: 'integer',
  value: (review) => review[name],
});

const boolean = (name: Names<boolean | null>): Column => ({
  name,
  type: 'boolean',
  value: (review) => review[name],
});

const list = <Item>(
  name: string,
  items: (review: ExportedReview) => readonly Item[],
  line: (item: Item) => string,
): Column => ({
  name,
  type: 'list',
  value: (review) => items(review).map(line),
  json: items,
});

const product = (
  name: string,
  field: 'title' | 'brand' | 'gtin' | 'mpn' | 'sku' | 'url',
): Column => ({ name, type: 'text', value: (review) => review.product?.[field] ?? null });

/** What a table of reviews has: one column for each field, in the order of the fields. */
export const columns: readonly Column[] = [
  text('id'),
  text('fingerprint'),
  text('source'),
  text('platform'),
  text('site'),
  text('kind'),
  text('author'),
  text('title'),
  text('body'),
  number('rating'),
  list(
    'aspectRatings',
    (review) => review.aspectRatings,
    ({ name, rating }) => `${name}: ${rating}`,
  ),
  boolean('recommended'),
  list(
    'pros',
    ({ pros }) => pros,
    (pro) => pro,
  ),
  list(
    'cons',
    ({ cons }) => cons,
    (con) => con,
  ),
  text('language'),
  text('country'),
  text('url'),
  instant('publishedAt'),
  instant('editedAt'),
  boolean('verifiedPurchase'),
  boolean('incentivized'),
  integer('helpfulVotes'),
  integer('unhelpfulVotes'),
  list(
    'media',
    ({ media }) => media,
    ({ url }) => url,
  ),
  list(
    'replies',
    ({ replies }) => replies,
    ({ body }) => body,
  ),
  product('productTitle', 'title'),
  product('productBrand', 'brand'),
  product('productGtin', 'gtin'),
  product('productMpn', 'mpn'),
  product('productSku', 'sku'),
  product('productUrl', 'url'),
  list(
    'productVariant',
    (review) => review.product?.variant ?? [],
    ({ name, value }) => `${name}: ${value}`,
  ),
  text('syndicatedFrom'),
  list(
    'copies',
    (review) => review.copies,
    ({ source, site, url }) => url ?? site ?? source,
  ),
  number('sentiment'),
  boolean('isNew'),
];
