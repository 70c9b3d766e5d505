import { escapeHtml } from '../markup.ts';
import { averageOf } from '../rating-average.ts';
import { integerOf, json, text } from '../site.ts';
import { type DemoPlatform, slice, starsOf } from './demo-platform.ts';

const appKey = 'demoKeyOfNobody0123456789';

/** Yotpo's `/v1/widget/{key}/products/{id}/reviews.json`, with at most 10 reviews on a page. */
export const yotpo: DemoPlatform = {
  marks: (
    id,
  ) => `<script>var urls = ["https:\\/\\/staticw2.yotpo.com\\/${appKey}\\/widget.js"];</script>
<div class="yotpo bottomLine" data-product-id="${id}"></div>
<div class="yotpo yotpo-main-widget" data-product-id="${id}"></div>`,
  answer: ({ pathname, searchParams }, found) => {
    const [, key, id = ''] =
      /^\/v1\/widget\/(\w+)\/products\/(\w+)\/reviews\.json$/.exec(pathname) ?? [];
    const number = integerOf(searchParams.get('page'), 1, 1, 10_000);
    const page = found(id);
    if (key !== appKey) return text('Not found.', 404);
    if (number === undefined) return json({ status: { code: 400, message: 'page' } });
    const opinions = page?.opinions ?? [];
    return json({
      status: { code: 200, message: 'OK' },
      response: {
        pagination: { page: number, per_page: 10, total: opinions.length },
        bottomline: {
          total_review: opinions.length,
          average_score: averageOf(opinions),
          star_distribution: Object.fromEntries(
            starsOf(opinions).map((count, index) => [index + 1, count]),
          ),
        },
        products: page ? [{ id: 1, domain_key: id, name: page.product.name }] : [],
        reviews: slice(opinions, (number - 1) * 10, 10).map(({ opinion, index }) => ({
          id: Number(id) * 1000 + index,
          score: opinion.rating,
          votes_up: opinion.votes,
          votes_down: 0,
          title: escapeHtml(opinion.title),
          content: escapeHtml(opinion.paragraphs.join('\n\n')),
          created_at: opinion.at.toISOString(),
          verified_buyer: opinion.verified,
          product_id: 1,
          deleted: false,
          user: { display_name: escapeHtml(opinion.author) },
          images_data: [],
        })),
      },
    });
  },
};
