import { escapeHtml } from '../markup.ts';
import { averageOf } from '../rating-average.ts';
import { integerOf, json } from '../site.ts';
import { type DemoPlatform, slice } from './demo-platform.ts';

const apiKey = 'pubkey-demoOfNobody';
const storeId = '100200';

/** Stamped's `/api/widget/reviews`: page 0 is empty, and `take` is cut silently, here to 4. */
export const stamped: DemoPlatform = {
  marks: (id) => `<script>StampedFn.init({ apiKey: '${apiKey}', sId: '${storeId}' });</script>
<div id="stamped-main-widget" data-product-id="${id}"></div>`,
  answer: ({ pathname, searchParams }, found) => {
    const [key, store] = [searchParams.get('apiKey'), searchParams.get('storeUrl')];
    const number = integerOf(searchParams.get('page'), 0, 0, 10_000);
    if (pathname !== '/api/widget/reviews' || key !== apiKey || store !== storeId) {
      return json({ error: 'Not found' }, { status: 404 });
    }
    if (number === undefined) return json({ error: 'page is invalid' }, { status: 400 });
    const id = searchParams.get('productId') ?? '';
    const page = found(id);
    const opinions = page?.opinions ?? [];
    return json({
      data: (number === 0 ? [] : slice(opinions, (number - 1) * 4, 4)).map(
        ({ opinion, index }) => ({
          id: Number(id) * 1000 + index,
          author: opinion.author,
          reviewTitle: opinion.title,
          reviewMessage: opinion.paragraphs.map((one) => `<p>${escapeHtml(one)}</p>`).join(''),
          reviewRating: opinion.rating,
          dateCreated: opinion.at.toISOString(),
          reviewVerifiedType: opinion.verified ? 2 : 0,
          reviewVotesUp: opinion.votes,
          reviewVotesDown: 0,
          productId: id,
          productName: page?.product.name,
        }),
      ),
      total: opinions.length,
      rating: averageOf(opinions),
      page: number,
    });
  },
};
