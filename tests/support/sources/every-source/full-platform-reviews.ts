import { collectAll } from '../collecting.ts';
import { platformFixtures } from '../platforms/fixtures.ts';
import { openBehind } from '../platforms/open-behind.ts';
import { openPages } from '../site.ts';

type Name = Exclude<keyof typeof platformFixtures, 'bazaarvoice'>;

/** Reviews of a platform behind a page that says nothing of the product but its name. */
const collect =
  (name: Name, ...reviews: readonly unknown[]) =>
  async () => {
    const { marks, answer } = platformFixtures[name];
    const platform = await openPages((url) => answer(url, reviews));
    const { source, search } = await openBehind(`<h1>Acme Kettle</h1>${marks}`, name, platform.url);
    return collectAll(source, search);
  };

const { yotpo, okendo, stamped, powerreviews } = platformFixtures;

/** Reviews of review platforms that have everything that can be read. Judge.me's and Bazaarvoice's are those of the stores. */
export const fullPlatformReviews = {
  yotpo: collect(
    'yotpo',
    yotpo.review(1, undefined, {
      content: 'I&#x27;d say &amp;lt;3',
      images_data: [{ thumb_url: 'http://s3.test/1s.jpg', original_url: 'http://s3.test/1.jpg' }],
      comment: { id: 5, content: 'Thanks!', created_at: '2024-05-03T07:19:25.734Z' },
      source_review_id: 4,
      custom_fields: { '--1': { title: 'Size', value: 'M' } },
    }),
    yotpo.review(2, undefined, { deleted: true }),
    yotpo.review(3, undefined, { comment: null, images_data: null, user: null }),
  ),
  okendo: collect(
    'okendo',
    okendo.review(1, undefined, {
      dateUpdated: '2024-02-01T00:00:00.000Z',
      languageCode: 'de',
      helpfulCount: 2,
      unhelpfulCount: 1,
      isRecommended: true,
      isIncentivized: true,
      productUrl: '//shop.test/products/kettle',
      productVariantName: 'Sand / 1 l',
      media: [
        {
          type: 'image',
          fullSizeUrl: 'https://oke.test/1.jpg',
          thumbnailUrl: 'https://oke.test/1s.jpg',
        },
        { type: 'video', videoUrl: 'https://oke.test/2.mp4' },
        { type: 'hologram' },
      ],
      attributesWithRating: [
        { title: 'Quality', value: 5, type: 'range' },
        { title: 'Fit', value: 3, type: 'centered-range' },
      ],
      reviewer: {
        displayName: 'Ida',
        isVerified: true,
        verifiedStatus: 'buyer',
        location: { country: { code: 'AT', name: 'Austria' } },
      },
    }),
    okendo.review(2, undefined, { status: 'rejected' }),
    okendo.review(3, undefined, {
      reviewer: { displayName: 'Ole', isVerified: true, verifiedStatus: 'reviewer' },
    }),
  ),
  stamped: collect(
    'stamped',
    stamped.review(1, undefined, {
      reviewMessage: '<p>One &amp; two</p><p>Three</p>',
      reviewVotesUp: 2,
      reviewVotesDown: 1,
      reviewUserPhotos: 'https://cdn.test/1.jpg,https://cdn.test/2.jpg',
      reviewReply: 'Thanks!',
      productUrl: 'https://shop.test/products/kettle',
    }),
    stamped.review(2, undefined, { reviewVerifiedType: 0, reviewReply: null }),
  ),
  powerreviews: collect(
    'powerreviews',
    {
      ...Object(
        powerreviews.review(1, undefined, {
          updated_date: Date.UTC(2024, 1, 1),
          bottom_line: 'Yes',
          disclosure_code: 'FreeProduct',
          gtin: '4006381333931',
          properties: [
            { key: 'pros', label: 'Pros', type: 'TAG', value: ['Fast', 'Light'] },
            { key: 'cons', label: 'Cons', type: 'TAG', value: ['Loud'] },
            { key: 'bestuses', label: 'Best uses', type: 'TAG', value: ['Tea'] },
          ],
        }),
      ),
      media: [
        { type: 'image', uri: 'https://pr.test/1.jpg', caption: 'Mine' },
        { type: 'video', uri: 'https://pr.test/1.mp4', caption: null },
      ],
    },
    powerreviews.review(2, undefined, { bottom_line: 'No, I would not' }),
  ),
};
