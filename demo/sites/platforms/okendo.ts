import { integerOf, json } from '../site.ts';
import { type DemoPlatform, slice } from './demo-platform.ts';

const subscriberId = '5b1f0f6e-0000-4000-8000-00000000de40';

/** Okendo's `/v1/stores/{id}/products/shopify-{id}/reviews`, with at most 5 reviews on a page. `nextUrl` lacks the version. */
export const okendo: DemoPlatform = {
  marks: (
    id,
  ) => `<script type="application/json" id="oke-reviews-settings">{"subscriberId":"${subscriberId}"}</script>
<div data-oke-widget data-oke-reviews-product-id="shopify-${id}"></div>`,
  answer: ({ pathname, searchParams }, found) => {
    const [, store, id = ''] =
      /^\/v1\/stores\/([\w-]+)\/products\/shopify-(\d+)\/reviews$/.exec(pathname) ?? [];
    const from = integerOf(searchParams.get('lastEvaluated'), 0, 0, 10_000);
    if (store !== subscriberId || from === undefined) {
      return json({ message: 'Not found' }, { status: 404 });
    }
    const page = found(id);
    const opinions = page?.opinions ?? [];
    const path = `/stores/${store}/products/shopify-${id}/reviews`;
    return json({
      reviews: slice(opinions, from, 5).map(({ opinion, index }) => ({
        reviewId: `${id}-${index}`,
        productId: `shopify-${id}`,
        productName: page?.product.name,
        title: opinion.title,
        body: opinion.paragraphs.join('\n\n'),
        rating: opinion.rating,
        dateCreated: opinion.at.toISOString(),
        status: 'approved',
        helpfulCount: opinion.votes,
        unhelpfulCount: 0,
        isRecommended: opinion.rating > 3,
        reviewer: { displayName: opinion.author, isVerified: opinion.verified },
      })),
      ...(from + 5 < opinions.length
        ? { nextUrl: `${path}?limit=5&lastEvaluated=${from + 5}` }
        : {}),
    });
  },
};
