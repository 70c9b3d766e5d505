import { reviewOf } from '../contract/samples.ts';

/** A review of which a source says everything. */
export const wholeReview = reviewOf('whole', {
  platform: 'Yotpo',
  site: 'shop.example',
  author: 'Jürgen "Jay" O\'Neill',
  title: 'Comma, quote " and\nsecond line',
  body: '=HYPERLINK("https://evil.example","Click")\n\nSehr gut 👍🏽, 你好.',
  rating: 4.5,
  aspectRatings: [
    { name: 'Comfort', rating: 5 },
    { name: 'Value', rating: 2.5 },
  ],
  recommended: true,
  pros: ['Fast', '-5 °C'],
  cons: ['+ heavy'],
  language: 'de',
  country: 'DE',
  url: 'https://shop.example/kettle?a=1&b=2#review-1',
  publishedAt: Date.UTC(2026, 10, 20, 9, 30),
  editedAt: Date.UTC(2026, 10, 21),
  verifiedPurchase: true,
  incentivized: false,
  helpfulVotes: 3,
  unhelpfulVotes: 0,
  media: [
    { type: 'PHOTO', url: 'https://a.example/1.jpg', thumbnailUrl: null, caption: 'Lid' },
    { type: 'VIDEO', url: 'https://a.example/2.mp4', thumbnailUrl: null, caption: null },
  ],
  replies: [{ author: 'Shop', body: 'Danke!', publishedAt: Date.UTC(2026, 10, 22) }],
  productTitle: '@home kettle',
  productDetails: {
    brand: 'Acme',
    gtin: '0012345678905',
    mpn: null,
    sku: '-X1',
    url: 'https://shop.example/kettle',
    variant: [{ name: 'Color', value: 'Sand' }],
  },
  syndicatedFrom: 'acme.example',
  copies: [
    {
      fingerprint: 'c1',
      source: 'bazaarvoice',
      site: 'other.example',
      url: 'https://other.example/1',
    },
    { fingerprint: 'c2', source: 'productpage', site: 'amazon.example', url: null },
  ],
  sentiment: -0.25,
  isNew: true,
});
