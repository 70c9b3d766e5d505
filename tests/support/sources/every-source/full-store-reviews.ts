import { magento } from '../../../../worker/sources/magento.ts';
import { productpage } from '../../../../worker/sources/productpage.ts';
import { homedepot, walmart } from '../../../../worker/sources/serpapi/retail.ts';
import { woocommerce } from '../../../../worker/sources/woocommerce.ts';
import * as bv from '../bazaarvoice/bazaarvoice-service.ts';
import { collectAll, searchFor } from '../collecting.ts';
import { platformUrls } from '../platforms/platform-urls.ts';
import { openRetail, retailReview, settingsFor } from '../serpapi/retail-service.ts';
import * as shop from '../shopify/shop-site.ts';
import { openPages } from '../site.ts';

const name = 'Acme Kettle';

/** Reviews of stores that have everything that the source can read. */
export const fullStoreReviews = {
  bazaarvoice: async () => {
    const described = bv.product('k1', name, {
      EANs: ['4006381333931'],
      ManufacturerPartNumbers: ['AK-1'],
      ReviewStatistics: {
        TotalReviewCount: 9,
        RatingDistribution: [
          { RatingValue: 5, Count: 8 },
          { RatingValue: 1, Count: 1 },
        ],
      },
    });
    const service = await bv.openService({
      [bv.key]: {
        products: [described],
        included: { k1: described },
        reviews: {
          k1: [
            bv.review('1', {
              IsRecommended: true,
              ContentLocale: 'en_US',
              TotalNegativeFeedbackCount: 2,
              BadgesOrder: ['verifiedPurchaser', 'incentivizedReview'],
              TagDimensions: {
                Pro: { Id: 'Pro', Values: ['Light'] },
                Con: { Id: 'Con', Values: ['Loud'] },
              },
              Pros: 'Small\nLight',
              SecondaryRatings: {
                Value: { Id: 'Value', Label: 'Value for money', Value: 4, ValueRange: 5 },
                Size: { Id: 'Size', Value: 3, ValueRange: 5, DisplayType: 'SLIDER' },
              },
              Photos: [
                {
                  Caption: 'Mine',
                  Sizes: {
                    normal: { Url: 'http://bv.test/1.jpg' },
                    thumbnail: { Url: 'http://bv.test/1s.jpg' },
                  },
                },
                'nonsense',
              ],
              Videos: [{ VideoUrl: 'http://video.test/v/1', VideoThumbnailUrl: null }],
              ClientResponses: [
                { Name: null, Department: 'Care', Response: 'Thanks!', Date: '2024-05-06' },
              ],
              IsSyndicated: true,
              SyndicationSource: { Name: 'maker.test' },
            }),
            bv.review('2', {
              ContextDataValues: { IncentivizedReview: { Value: 'false' } },
              SyndicationSource: { Name: 'not.syndicated.test' },
            }),
          ],
        },
      },
    });
    return collectAll(bv.source(service.url), searchFor(name));
  },
  shopify: async () => {
    const shopSite = await shop.openShop({
      products: [shop.product('kettle', name, { vendor: 'Acme' })],
      pages: { kettle: shop.productPage('acme.myshopify.com', '7') },
    });
    const histogram = [5, 4, 3, 2, 1]
      .map(
        (stars) =>
          `<div class='jdgm-histogram__row' data-rating='${stars}' data-frequency='${stars}'></div>`,
      )
      .join('');
    const full = shop
      .review('r1')
      .replace("data-review-id='r1'", "data-review-id='r1' data-review-language='de'")
      .replace(
        "<div class='jdgm-rev__content'>",
        `<span class='jdgm-rev__location'>(Germany)</span>
        <span class='jdgm-rev__source' data-source="shop-app"></span>
        <div class='jdgm-rev__transparency-badge' data-badge-type='review_collected_via_store_invitation'></div>
        <div class='jdgm-rev__transparency-badge' data-badge-type='review_earned_for_future_purchase'></div>
        <div class='jdgm-rev__pics'><a class='jdgm-rev__pic-link' href='//cdn.test/1.jpg?a=1&amp;b=2'><img class='jdgm-rev__pic-img'
          data-src='//cdn.test/1s.jpg'></a></div>
        <div class='jdgm-rev__vids'><video poster='//cdn.test/v.jpg'><source src='//cdn.test/v.mp4'></video></div>
        <div class='jdgm-rev__content'>`,
      );
    const empty = shop
      .review('r2')
      .replace(
        /<div class='jdgm-rev__reply'>.*?<\/div><\/div>/s,
        "<div class='jdgm-rev__reply'> </div>",
      );
    const judgeMe = await shop.openJudgeMe({
      7: [{ html: histogram + full + empty, total_count: 2 }],
    });
    return collectAll(shop.source(judgeMe.url, shopSite.url), searchFor(name));
  },
  woocommerce: async () => {
    const site = await openPages(({ pathname }) =>
      pathname.endsWith('/reviews')
        ? [
            {
              id: 1,
              reviewer: 'Ida',
              review: '<p>Fine.</p>',
              rating: 4,
              verified: true,
              date_created_gmt: '2024-01-02T03:04:05',
              product_name: name,
              product_permalink: 'https://shop.test/kettle',
            },
          ]
        : [
            {
              id: 3,
              name,
              sku: 'AK-1',
              permalink: 'https://shop.test/kettle',
              brands: [{ name: 'Acme' }],
              average_rating: '4.00',
              review_count: 1,
            },
          ],
    );
    return collectAll(woocommerce({ WOOCOMMERCE_URLS: [site.url] }), searchFor(name));
  },
  magento: async () => {
    const full = {
      nickname: 'Ida',
      summary: 'Good',
      text: 'Fine.',
      average_rating: 80,
      created_at: '2024-01-02 03:04:05',
      ratings_breakdown: [
        { name: 'Quality', value: '4' },
        { name: 'Price', value: '4' },
      ],
    };
    const site = await openPages(({ searchParams }) => {
      const isSearch = searchParams.get('variables')?.includes('search');
      const found = isSearch ? { name } : { reviews: { items: [full] } };
      return { data: { products: { items: [{ sku: 'AK-1', ...found }] } } };
    });
    return collectAll(magento({ MAGENTO_URLS: [site.url] }), searchFor(name));
  },
  walmart: async () => {
    const found = { us_item_id: '7', title: name, product_page_url: 'https://walmart.test/ip/7' };
    const full = { customer_type: ['VerifiedPurchaser'], images: ['https://walmart.test/1.jpg'] };
    const site = await openRetail([found], (_, page) => ({
      overall_rating: 4.4,
      ratings: [{ stars: 5, count: 2 }],
      reviews: page === '1' ? [retailReview('Ida', full)] : [],
    }));
    return collectAll(walmart(settingsFor(site.url)), searchFor(name));
  },
  homedepot: async () => {
    const found = { product_id: '7', title: name, brand: 'Acme', link: 'https://depot.test/p/7' };
    const site = await openRetail([found], () => ({
      overall_rating: 4.4,
      total_review: 1,
      ratings: [{ stars: 5, count: 1 }],
      reviews: [retailReview('Ida', { images: ['https://depot.test/1.jpg'] })],
    }));
    return collectAll(homedepot(settingsFor(site.url)), searchFor(name));
  },
  productpage: async () => {
    const site = await openPages(({ pathname }) =>
      pathname === '/kettle' ? productPage : undefined,
    );
    const productUrls = [new URL('/kettle', site.url).href];
    return collectAll(productpage(platformUrls()), searchFor(name, { productUrls }));
  },
};

const notes = (...names: string[]) => ({
  '@type': 'ItemList',
  itemListElement: names.map((text, at) => ({ '@type': 'ListItem', position: at + 1, name: text })),
});

const structuredReview = {
  '@type': 'Review',
  author: { '@type': 'Person', name: 'Ida', address: { addressCountry: 'AT' } },
  name: 'Good',
  reviewBody: 'It boils water in no time at all.',
  datePublished: '2024-01-02',
  dateModified: '2024-02-03',
  inLanguage: 'en-GB',
  reviewRating: [
    { ratingValue: 4, reviewAspect: 'Overall' },
    { ratingValue: 9, bestRating: 10, reviewAspect: 'Design' },
  ],
  positiveNotes: notes('Fast', 'Light'),
  negativeNotes: 'Loud',
  image: [
    '/photos/1.jpg?a=1&amp;b=2',
    { '@type': 'ImageObject', contentUrl: '/photos/2.jpg', caption: 'Mine' },
  ],
  video: { '@type': 'VideoObject', contentUrl: '/videos/1.mp4', thumbnailUrl: '/videos/1.jpg' },
  comment: [
    {
      '@type': 'Comment',
      author: { '@type': 'Organization', name: 'Acme' },
      text: 'Thanks!',
      dateCreated: '2024-01-03',
    },
    { '@type': 'Comment', author: { '@type': 'Person', name: 'Ole' }, text: 'I disagree.' },
  ],
};

const productPage = `<script type="application/ld+json">${JSON.stringify({
  '@type': 'Product',
  name,
  brand: { '@type': 'Brand', name: 'Acme' },
  sku: 265,
  mpn: 'AK-1',
  gtin13: '4006381333931',
  url: '/kettle',
  isVariantOf: { '@type': 'ProductGroup', name },
  color: 'Sand',
  size: '1 l',
  aggregateRating: { ratingValue: 4.5, reviewCount: 12 },
  review: [structuredReview],
})}</script>`;
