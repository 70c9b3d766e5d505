import { openPages } from '../site.ts';

export const serpapiKey = 'hush-hush';

export const settingsFor = (url: URL) => ({ SERPAPI_KEY: serpapiKey, SERPAPI_URL: url });

/** SerpApi with the products that a search finds and their reviews, by page or position. */
export const openRetail = (
  products: readonly unknown[],
  reviews: (productId: string, at: string) => unknown,
) =>
  openPages(({ searchParams }) => {
    if (searchParams.get('api_key') !== serpapiKey) return { error: 'Invalid API key.' };
    const engine = searchParams.get('engine') ?? '';
    if (engine === 'walmart') return { organic_results: products };
    if (engine === 'home_depot') return { products };
    const at = searchParams.get('page') ?? searchParams.get('start') ?? '';
    return reviews(searchParams.get('product_id') ?? '', at);
  });

/** A review in the keys of SerpApi. */
export const retailReview = (author: string, fields: object = {}) => ({
  position: 1,
  title: 'Good',
  text: `It boils water in no time, says ${author}.`,
  rating: 4,
  positive_feedback: 3,
  negative_feedback: 1,
  review_submission_time: '8/5/2022',
  user_nickname: author,
  ...fields,
});
