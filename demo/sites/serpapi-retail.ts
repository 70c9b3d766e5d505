import { accessoriesOf, findProducts } from '../catalogue/catalogue.ts';
import { type Opinion, opinionsOf } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';
import { starsOf } from './platforms/demo-platform.ts';
import { averageOf } from './rating-average.ts';
import { integerOf, json, type SiteAnswer } from './site.ts';

/**
 * SerpApi's engines `walmart`, `home_depot`, and those of their reviews: ten on a page of Walmart, as many as asked for of Home Depot. A
 * product's ID is its name, so that reviews can be found without a search.
 */
export const retail = (query: URLSearchParams): SiteAnswer => {
  const engine = query.get('engine') ?? '';
  const isWalmart = engine.startsWith('walmart');
  if (!engine.endsWith('_reviews')) {
    const products = findProducts(query.get(isWalmart ? 'query' : 'q') ?? '');
    const found = products.flatMap((product) => [product, ...accessoriesOf(product)]);
    if (found.length === 0) return json({ error: "The shop hasn't returned any results." });
    const results = found.map((product) => ({
      [isWalmart ? 'us_item_id' : 'product_id']: product.name,
      title: product.name,
      ...(isWalmart ? {} : { brand: product.brand }),
      [isWalmart ? 'product_page_url' : 'link']: `https://shop.example/ip/${product.slug}`,
    }));
    return json({ [isWalmart ? 'organic_results' : 'products']: results });
  }
  const [product] = findProducts(query.get('product_id') ?? '');
  const page = integerOf(query.get('page'), 1, 1, 1000);
  const start = integerOf(query.get('start'), 1, 1, 501);
  const size = isWalmart ? 10 : integerOf(query.get('pagesize'), 10, 1, 100);
  if (page === undefined || start === undefined || size === undefined) {
    return json({ error: 'Unsupported page.' }, { status: 400 });
  }
  const opinions = product === undefined ? [] : opinionsAt(product, isWalmart);
  const from = isWalmart ? (page - 1) * size : start - 1;
  return json({
    overall_rating: averageOf(opinions),
    total_count: opinions.length,
    ratings: starsOf(opinions).map((count, index) => ({ stars: index + 1, count })),
    reviews: opinions.slice(from, from + size).map(reviewOf),
  });
};

const opinionsAt = (product: Product, isWalmart: boolean) =>
  opinionsOf(product, isWalmart ? 'walmart' : 'home depot', product.isAccessory ? 3 : 24);

const reviewOf = ({ author, title, paragraphs, rating, votes, at }: Opinion, index: number) => ({
  position: index + 1,
  title,
  text: paragraphs.join('\n'),
  rating,
  positive_feedback: votes,
  negative_feedback: 0,
  review_submission_time: at.toLocaleDateString('en-US', { timeZone: 'UTC' }),
  user_nickname: author,
});
