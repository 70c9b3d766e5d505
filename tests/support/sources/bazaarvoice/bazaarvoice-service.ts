import {
  bazaarvoice,
  bazaarvoiceSettings,
} from '../../../../worker/sources/bazaarvoice/bazaarvoice.ts';
import { openPages } from '../site.ts';

/** A service with content for each passkey, paged by `Limit` and `Offset`. */
export const openService = (
  retailers: Readonly<Record<string, Content | { readonly errors: object[] }>>,
) =>
  openPages(({ pathname, searchParams }) => {
    const content = retailers[searchParams.get('passkey') ?? ''];
    if (content === undefined || searchParams.get('apiversion') !== '5.4') return undefined;
    if ('errors' in content) return failed(content.errors);
    if (pathname.endsWith('/products.json')) return listed(content.products, searchParams);
    const product = /^ProductId:(.*)$/.exec(searchParams.get('Filter') ?? '')?.[1] ?? '';
    const reviews = content.reviews?.[product] ?? [];
    return { ...listed(reviews, searchParams), Includes: { Products: content.included ?? {} } };
  });

interface Content {
  readonly products: readonly unknown[];
  /** Reviews by product ID. */
  readonly reviews?: Readonly<Record<string, readonly unknown[]>>;
  /** Included products, by ID. */
  readonly included?: Readonly<Record<string, unknown>>;
}

/** The source with some retailers; default: one. */
export const source = (url: URL, pairs = `Shop A:${key}`) =>
  bazaarvoice(
    bazaarvoiceSettings.parse({ BAZAARVOICE_PASSKEYS: pairs, BAZAARVOICE_URL: url.href }),
  );

/** The passkey of the first retailer. */
export const key = 'hush-hush-1';

/** The passkey of a second retailer. */
export const otherKey = 'hush-hush-2';

/** The page that a query requests. */
export const listed = (all: readonly unknown[], query: URLSearchParams) => {
  const [limit, offset] = [Number(query.get('Limit')), Number(query.get('Offset') ?? 0)];
  return {
    HasErrors: false,
    Errors: [],
    Includes: {},
    TotalResults: all.length,
    Limit: limit,
    Offset: offset,
    Results: all.slice(offset, offset + limit),
  };
};

const failed = (errors: readonly object[]) => ({
  HasErrors: true,
  Errors: errors,
  Results: [],
  Includes: {},
  TotalResults: null,
  Limit: null,
  Offset: null,
});

/** A product of the brand Acme. */
export const product = (id: string, name: string, fields: object = {}) => ({
  Id: id,
  Name: name,
  Brand: { Id: 'b', Name: 'Acme' },
  UPCs: [],
  EANs: [],
  ProductPageUrl: `https://shop.test/${id}`,
  ReviewStatistics: { AverageOverallRating: 4.5, OverallRatingRange: 5, TotalReviewCount: 2 },
  ...fields,
});

/** Reviews numbered from 0. */
export const many = (count: number) => Array.from({ length: count }, (_, at) => review(`r${at}`));

/** A review of the product `k1`. */
export const review = (id: string, fields: object = {}) => ({
  Id: id,
  ProductId: 'k1',
  Rating: 4,
  RatingRange: 5,
  UserNickname: 'Ida',
  Title: `Title ${id}`,
  ReviewText: `Text of ${id}, good &amp; hot.`,
  SubmissionTime: '2023-04-05T13:40:37.000+02:00',
  IsRatingsOnly: false,
  IsRecommended: null,
  IsSyndicated: false,
  TotalPositiveFeedbackCount: 3,
  BadgesOrder: [],
  ...fields,
});
