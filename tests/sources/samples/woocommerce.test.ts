import { expect, test } from 'vitest';
import { woocommerce } from '../../../worker/sources/woocommerce.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { describeRecorded, recorded } from '../../support/sources/samples/recorded.ts';
import { openSite } from '../../support/sources/site.ts';

describeRecorded(() => {
  test('WooCommerce 1 and 2: two products of ten have reviews, and one is read', async () => {
    const { url, requests } = await openSite(({ pathname }, _, response) => {
      const name = pathname.endsWith('/reviews') ? '2-store-reviews-doc' : '1-store-products';
      response.setHeader('x-wp-totalpages', '1');
      response.end(recorded(`woocommerce/${name}.json`));
    });
    const shop = woocommerce({ WOOCOMMERCE_URLS: [url] });
    const { pages, reviews } = await collectAll(shop, searchFor('Beanie with Logo'));
    expect(pages).toMatchObject([{ stated: { rating: 5, count: 6 }, expected: 6, dropped: 0 }]);
    expect(reviews).toMatchObject([
      {
        author: 'reviewer-name',
        rating: 5,
        verifiedPurchase: true,
        publishedAt: Date.parse('2022-01-12T15:42:14Z'),
        body: 'This is a fantastic product.',
      },
    ]);
    expect((await collectAll(shop, searchFor('Cap'))).pages).toMatchObject([
      { stated: { rating: 5, count: 2 } },
    ]);
    for (const unrated of [
      'Logo Collection',
      'T-Shirt',
      'Single',
      'Polo',
      'Long Sleeve Tee',
      'Hoodie with Zipper',
      'Hoodie with Pocket',
      'Sunglasses',
    ]) {
      expect((await collectAll(shop, searchFor(unrated))).pages).toEqual([]);
    }
    const asked = requests.filter(({ pathname }) => pathname.endsWith('/reviews'));
    expect(asked.map(({ searchParams }) => searchParams.get('product_id'))).toEqual(['60', '45']);
  });
});
