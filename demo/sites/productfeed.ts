import { accessoriesOf, findProducts } from '../catalogue/catalogue.ts';
import { opinionsOf } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';
import { products } from '../catalogue/products.ts';
import { seededRandom } from '../catalogue/seeded-random.ts';
import { escapeHtml } from './markup.ts';
import { feedReview } from './productfeed-review.ts';
import { type DemoSite, text } from './site.ts';
import { syndicatedOpinions } from './syndicated-opinions.ts';

export interface ProductFeed extends DemoSite {
  /** Adds a product that is not in the catalogue, since a feed is generated before anyone searches. */
  list(productName: string): void;
}

/** The path of the feed. */
export const feedPath = '/product_reviews.xml';

/**
 * A shop's Google Product Review feed, schema 2.3: the reviews of its whole catalogue, of accessories, and those of the
 * manufacturer that other retailers show too. Includes spam and anonymous reviewers.
 */
export const productfeedSite = (shop: {
  readonly name: string;
  /** The minimum and maximum number of reviews per product. */
  readonly reviews: readonly [number, number];
}): ProductFeed => {
  const listed = new Map(products.map((product) => [product.slug, product]));
  const written = new Map<string, string>();
  const reviewsOf = (product: Product): string => {
    const known = written.get(product.slug) ?? write(product);
    written.set(product.slug, known);
    return known;
  };
  const write = (product: Product): string => {
    const random = seededRandom('productfeed', shop.name, product.slug);
    const count = product.isAccessory ? random.between(0, 5) : random.between(...shop.reviews);
    const own = opinionsOf(product, `productfeed ${shop.name}`, count);
    return [...own, ...syndicatedOpinions(product)]
      .map((opinion, index) => feedReview(product, opinion, `${shop.name} ${index}`))
      .join('');
  };
  return {
    name: `${shop.name}’s feed`,
    list: (productName) => {
      for (const product of findProducts(productName)) listed.set(product.slug, product);
    },
    answer: ({ url }) => {
      if (url.pathname !== feedPath) return text('Not found.', 404);
      const sold = [...listed.values()].flatMap((one) => [one, ...accessoriesOf(one)]);
      return {
        status: 200,
        headers: { 'content-type': 'application/xml; charset=utf-8' },
        body: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:noNamespaceSchemaLocation="http://www.google.com/shopping/reviews/schema/product/2.3/product_reviews.xsd">
    <version>2.3</version>
    <publisher>
        <name>${escapeHtml(shop.name)}</name>
    </publisher>
    <reviews>${sold.map(reviewsOf).join('')}
    </reviews>
</feed>
`,
      };
    },
  };
};
