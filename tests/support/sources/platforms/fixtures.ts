import type { PlatformName } from '../../../../contract/platforms.ts';

/** A platform that answers as the real one does, with reviews of our own. */
export interface PlatformFixture {
  /** The marks in a page for the product with the ID 7. */
  readonly marks: string;
  /** The key in the marks, which no message may contain. */
  readonly key: string;
  /** A review, with an ID of its own. `product` is the name of another product of the group. */
  review(id: number, product?: string, fields?: object): unknown;
  /** The response to a request for reviews. Undefined for another product, and for what the platform does not serve. */
  answer(url: URL, reviews: readonly unknown[]): unknown;
}

const body = (id: number) => `This is the text of review ${id}.`;
const pageOf = (url: URL, size: number) => {
  const page = Number(url.searchParams.get('page') ?? '1');
  return { page, from: (page - 1) * size, to: page * size };
};

const guid = '12345678-abcd-4000-8000-1234567890ab';
const yotpoKey = 'AbCdEfGhIjKlMnOpQrStUvWx';
const passkey = 'ca1234567890abcdefghijklmnop';

export const platformFixtures: Readonly<Record<Exclude<PlatformName, 'judgeme'>, PlatformFixture>> =
  {
    yotpo: {
      key: yotpoKey,
      marks: `<script async src="//cdn-widgetsrepository.yotpo.com/v1/loader/${yotpoKey}?languageAsset=en"></script>
      <div class="yotpo-widget-instance" data-yotpo-instance-id="1" data-yotpo-product-id="7" data-yotpo-section-id="product"></div>
      <div class="yotpo-widget-instance" data-yotpo-product-id="8" data-yotpo-section-id="collection"></div>`,
      review: (id, product, fields = {}) => ({
        id,
        score: 4,
        votes_up: 2,
        votes_down: 1,
        content: body(id),
        title: 'It&#x27;s fine',
        created_at: '2024-01-28T17:36:35.000Z',
        verified_buyer: true,
        product_id: product ? 13 : 12,
        deleted: false,
        user: { display_name: 'Ida' },
        ...(product ? { product } : {}),
        ...fields,
      }),
      answer: (url, reviews) => {
        if (url.pathname !== `/v1/widget/${yotpoKey}/products/7/reviews.json`) return undefined;
        const { page, from, to } = pageOf(url, 100);
        return {
          status: { code: 200, message: 'OK' },
          response: {
            pagination: { page, per_page: 100, total: reviews.length },
            bottomline: {
              total_review: reviews.length + 2,
              average_score: 4.5,
              star_distribution: { 5: 3, 4: 1, 1: 0, 2: 0, 3: 0 },
            },
            products: [
              { id: 12, domain_key: '7', name: 'Acme Kettle' },
              { id: 13, domain_key: '9', name: 'Acme Toaster' },
            ],
            reviews: reviews.slice(from, to),
          },
        };
      },
    },
    okendo: {
      key: guid,
      marks: `<meta name="oke:subscriber_id" content="${guid}">
      <div data-oke-star-rating data-oke-reviews-product-id="shopify-8"></div>
      <div data-oke-widget data-oke-reviews-product-id="shopify-7"></div>`,
      review: (id, product, fields = {}) => ({
        reviewId: `r${id}`,
        productId: product ? 'shopify-9' : 'shopify-7',
        productName: product ?? 'Kettle of Acme',
        title: 'Fine',
        body: body(id),
        rating: 4,
        dateCreated: '2024-01-28T17:36:35.000Z',
        status: 'approved',
        reviewer: { displayName: 'Ida', isVerified: true, verifiedStatus: 'buyer' },
        ...fields,
      }),
      answer: (url, reviews) => {
        if (url.pathname !== `/v1/stores/${guid}/products/shopify-7/reviews`) return undefined;
        const from = Number(url.searchParams.get('lastEvaluated') ?? '0');
        const path = `/stores/${guid}/products/shopify-7/reviews`;
        return {
          reviews: reviews.slice(from, from + 100),
          ...(from + 100 < reviews.length
            ? { nextUrl: `${path}?lastEvaluated=${from + 100}` }
            : {}),
          areReviewsGrouped: true,
        };
      },
    },
    stamped: {
      key: 'pubkey-AbC123',
      marks: `<script>StampedFn.init({ apiKey: 'pubkey-AbC123', sId: '114374' });</script>
      <span class="stamped-product-reviews-badge" data-id="8"></span>
      <span class="stamped-product-reviews-badge stamped-main-badge" data-id="7"></span>`,
      review: (id, product, fields = {}) => ({
        id,
        author: 'Ida',
        reviewTitle: 'Fine',
        reviewMessage: `<p>${body(id)}</p>`,
        reviewRating: 4,
        dateCreated: '2024-01-28T17:36:35',
        reviewVerifiedType: 2,
        productId: product ? 9 : 7,
        productName: product ?? 'Kettle of Acme',
        ...fields,
      }),
      answer: (url, reviews) => {
        const { searchParams } = url;
        const asked = ['apiKey', 'storeUrl', 'productId'].map((name) => searchParams.get(name));
        if (url.pathname !== '/api/widget/reviews') return undefined;
        if (asked.join() !== 'pubkey-AbC123,114374,7') return undefined;
        const { page, from, to } = pageOf(url, 100);
        const data = page === 0 ? [] : reviews.slice(from, to);
        return { data, total: reviews.length, rating: 4.5, page };
      },
    },
    powerreviews: {
      key: guid,
      marks: `<script>POWERREVIEWS.display.render([{ "api_key": "${guid}", locale: 'en_GB', merchant_group_id: '5', merchant_id: '6',
      page_id: '7', page_id_variant: 'x', components: { ReviewDisplay: 'pr' } }, { page_id: '8' }]);</script>`,
      review: (id, product, fields = {}) => ({
        ugc_id: id,
        review_id: id,
        details: {
          headline: 'Fine',
          comments: body(id),
          nickname: 'Ida',
          created_date: Date.UTC(2024, 0, 28, 17, 36, 35),
          product_name: product ?? 'Kettle of Acme',
          product_page_id: product ? '9' : '7',
          ...fields,
        },
        badges: { is_verified_buyer: true },
        metrics: { rating: 4, helpful_votes: 2, not_helpful_votes: 1 },
      }),
      answer: (url, reviews) => {
        if (url.pathname !== '/m/6/l/en_GB/product/7/reviews') return undefined;
        const from = Number(url.searchParams.get('paging.from'));
        const size = Number(url.searchParams.get('paging.size'));
        return {
          name: 'review',
          paging: { total_results: reviews.length },
          results: [
            {
              page_id: '7',
              rollup: {
                average_rating: 2.84,
                rating_count: 67,
                review_count: 62,
                rating_histogram: [22, 13, 5, 8, 19],
              },
              reviews: reviews.slice(from, from + size),
            },
          ],
        };
      },
    },
    bazaarvoice: {
      key: passkey,
      marks: `<script src="https://apps.bazaarvoice.com/deployments/acme/main/production/en_US/bv.js"></script>
      <script>window.__STATE__ = "{\\"bv\\":{\\"passKey\\":\\"${passkey}\\"}}";</script>
      <div data-bv-show="inline_rating" data-bv-product-id="8"></div>
      <div data-bv-show="reviews" data-bv-product-id="7"></div>`,
      review: (id, product, fields = {}) => ({
        Id: String(id),
        ProductId: product ? '9' : '7',
        Rating: 4,
        RatingRange: 5,
        UserNickname: 'Ida',
        Title: 'Fine',
        ReviewText: body(id),
        SubmissionTime: '2024-01-28T17:36:35.000+00:00',
        ...fields,
      }),
      answer: (url, reviews) => {
        const { searchParams } = url;
        if (url.pathname !== '/data/reviews.json') return undefined;
        if (searchParams.get('passkey') !== passkey) return undefined;
        if (searchParams.get('Filter') !== 'ProductId:7') return undefined;
        const from = Number(searchParams.get('Offset'));
        return {
          HasErrors: false,
          TotalResults: reviews.length,
          Results: reviews.slice(from, from + 100),
          Includes: {
            Products: {
              7: { Id: '7', Name: 'Kettle of Acme' },
              9: { Id: '9', Name: 'Acme Toaster' },
            },
          },
        };
      },
    },
  };
