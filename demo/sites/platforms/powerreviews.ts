import { averageOf } from '../rating-average.ts';
import { integerOf, json } from '../site.ts';
import { type DemoPlatform, slice, starsOf } from './demo-platform.ts';

const apiKey = '00000000-de40-4000-8000-000000000000';
const merchantId = '100300';

/** PowerReviews' `/m/{merchant}/l/{locale}/product/{page}/reviews`, with at most 25 reviews on a page. */
export const powerreviews: DemoPlatform = {
  marks: (id) => `<script>POWERREVIEWS.display.render({
  api_key: '${apiKey}', locale: 'en_US', merchant_group_id: '1', merchant_id: '${merchantId}', page_id: '${id}',
  components: { ReviewDisplay: 'pr-reviewdisplay' },
});</script>`,
  answer: ({ pathname, searchParams }, found) => {
    const [, merchant, id = ''] =
      /^\/m\/(\d+)\/l\/en_US\/product\/(\w+)\/reviews$/.exec(pathname) ?? [];
    const failed = (status: number, message: string) =>
      json({ url: pathname, message, status_code: status }, { status });
    if (merchant !== merchantId) return failed(404, 'Not found.');
    if (searchParams.get('apikey') !== apiKey) return failed(401, 'Invalid api key.');
    const from = integerOf(searchParams.get('paging.from'), 0, 0, 9999);
    const size = integerOf(searchParams.get('paging.size'), 10, 1, 25);
    if (from === undefined || size === undefined) return failed(400, 'Invalid paging.');
    const page = found(id);
    if (page === undefined) return failed(404, 'No content for the page.');
    const { opinions, product } = page;
    return json({
      name: 'review',
      paging: { total_results: opinions.length, page_size: size },
      results: [
        {
          page_id: id,
          rollup: {
            average_rating: averageOf(opinions),
            rating_count: opinions.length,
            review_count: opinions.length,
            rating_histogram: starsOf(opinions),
          },
          reviews: slice(opinions, from, size).map(({ opinion, index }) => ({
            ugc_id: Number(id) * 1000 + index,
            details: {
              headline: opinion.title,
              comments: opinion.paragraphs.join('\n\n'),
              nickname: opinion.author,
              created_date: opinion.at.getTime(),
              bottom_line: opinion.rating > 3 ? 'Yes' : 'No',
              product_name: product.name,
              product_page_id: id,
            },
            badges: { is_verified_buyer: opinion.verified },
            metrics: { rating: opinion.rating, helpful_votes: opinion.votes, not_helpful_votes: 0 },
          })),
        },
      ],
    });
  },
};
