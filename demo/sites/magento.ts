import { z } from 'zod';
import { type DemoSite, html, json, type SiteAnswer } from './site.ts';
import { type Shop, type ShopReview, stockOf } from './woocommerce-stock.ts';

/**
 * A Magento shop's `/graphql`, for a search of products and for the reviews of one, at most 10 on a page. Ratings are percentages. Errors
 * come with status 200.
 */
export const magentoSite = (shop: Shop): DemoSite => {
  const stock = stockOf(shop);
  return {
    name: shop.name,
    answer: ({ url: { pathname, searchParams } }) => {
      if (pathname !== '/graphql') return html('<h1>Page not found</h1>', 404);
      const variables = variablesIn(searchParams.get('variables') ?? '');
      if (variables === undefined) return failed('Variable is invalid.');
      const { search, sku, page = 1 } = variables;
      if (search !== undefined) {
        const items = stock.search(search).map(({ product, title, average, reviews }) => ({
          sku: product.slug,
          name: title,
          rating_summary: Math.round(average * 20),
          review_count: reviews.length,
        }));
        return json({ data: { products: { items } } });
      }
      const reviews = stock.bySlug(sku ?? '')?.reviews ?? [];
      const paged = {
        items: reviews.slice((page - 1) * 10, page * 10).map(reviewOf),
        page_info: { total_pages: Math.ceil(reviews.length / 10) },
      };
      return json({ data: { products: { items: [{ sku, reviews: paged }] } } });
    },
  };
};

const variablesSchema = z.object({
  search: z.string().optional(),
  sku: z.string().optional(),
  page: z.number().int().min(1).optional(),
});

const variablesIn = (written: string) => {
  try {
    return variablesSchema.safeParse(JSON.parse(written)).data;
  } catch {
    return undefined;
  }
};

const failed = (message: string): SiteAnswer => json({ errors: [{ message }], data: null });

const reviewOf = ({ opinion }: ShopReview) => ({
  nickname: opinion.author,
  summary: opinion.title,
  text: opinion.paragraphs.join('\n\n'),
  average_rating: opinion.rating * 20,
  created_at: opinion.at.toISOString().slice(0, 19).replace('T', ' '),
  ratings_breakdown: [{ name: 'Rating', value: String(opinion.rating) }],
});
