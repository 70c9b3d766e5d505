import { createHash } from 'node:crypto';
import { escapeHtml } from './markup.ts';
import type { ShopifyShop } from './shopify-shop.ts';
import { type DemoSite, integerOf, json, type SiteAnswer, text } from './site.ts';
import type { ShopReview } from './woocommerce-stock.ts';

/**
 * The endpoint of Judge.me's widget: `/reviews/reviews_for_widget`, which returns HTML in JSON. Each page after the first repeats
 * the last review of the previous one, as happens when new reviews arrive. Some reviews have no text.
 */
export const judgemeSite = (shops: readonly ShopifyShop[]): DemoSite => ({
  name: 'judge.me',
  answer: ({ url: { pathname, searchParams } }) => {
    if (pathname !== '/reviews/reviews_for_widget') return text('Not found.', 404);
    const shop = shops.find(({ domain }) => domain === searchParams.get('shop_domain'));
    if (shop === undefined || searchParams.get('url') !== shop.domain) {
      return json({ error: 'No such shop.' }, { status: 404 });
    }
    return widget(shop.stock.reviews(searchParams.get('product_id') ?? ''), searchParams);
  },
});

const widget = (reviews: readonly ShopReview[], query: URLSearchParams): SiteAnswer => {
  const page = integerOf(query.get('page'), 1, 1, 1_000_000);
  const size = integerOf(query.get('per_page'), 5, 1, 100);
  if (page === undefined || size === undefined) {
    return json({ error: 'page or per_page is invalid.' }, { status: 400 });
  }
  const [start, last] = [(page - 1) * size, Math.ceil(reviews.length / size)];
  const overlap = page > 1 && start < reviews.length ? 1 : 0;
  const shown = reviews.slice(start - overlap, start + size);
  return json({
    html: `<div class='jdgm-rev-widg__reviews'>${shown.map(reviewHtml).join('')}</div> ${paginate(page, last, size)}`,
    total_count: reviews.length,
  });
};

const reviewHtml = (review: ShopReview): string => {
  const { opinion, item } = review;
  const isRatingOnly = review.id % 13 === 0;
  const stars = [1, 2, 3, 4, 5].map(
    (star) => `<span class='jdgm-star jdgm--${star <= opinion.rating ? 'on' : 'off'}'></span>`,
  );
  const body = isRatingOnly ? [] : opinion.paragraphs.map((one) => `<p>${attributeSafe(one)}</p>`);
  return (
    `<div class='jdgm-rev jdgm-divider-top' data-verified-buyer='${opinion.verified}' data-review-id='${idOf(review)}'` +
    ` data-product-title='${attributeSafe(item.title)}' data-product-url='/products/${item.product.slug}'` +
    ` data-thumb-up-count='${opinion.votes}' data-thumb-down-count='0'> <div class='jdgm-rev__header'>` +
    `  <div class='jdgm-rev__icon' > ${attributeSafe(opinion.author.slice(0, 1))} </div>` +
    `  <span class='jdgm-rev__rating' data-score='${opinion.rating}' tabindex='0' role='img'> ${stars.join('')} </span>` +
    ` <span class='jdgm-rev__timestamp jdgm-spinner' data-content='${utcText(opinion.at)}'></span>` +
    ` <span class='jdgm-rev__author-wrapper'> <span class='jdgm-rev__author'>${attributeSafe(opinion.author)}</span> </span> </div>` +
    ` <div class='jdgm-rev__content'> <b class='jdgm-rev__title'>${isRatingOnly ? '' : attributeSafe(opinion.title)}</b>` +
    ` <div class='jdgm-rev__body'>${body.join('')}</div> </div> <div class='jdgm-rev__reply'>  </div> </div>`
  );
};

const paginate = (page: number, last: number, size: number): string => {
  const link = (to: number, kind: string) =>
    `<a class='jdgm-paginate__page ${kind}' data-page='${to}' role='button'></a>`;
  const links = last > 1 ? [link(page, 'jdgm-curt'), link(last, 'jdgm-paginate__last-page')] : [];
  return `<div class='jdgm-paginate' data-per-page='${size}'>${links.join('')}</div>`;
};

/** This markup quotes attributes with single quotes. */
const attributeSafe = (words: string): string => escapeHtml(words).replaceAll("'", '&#39;');

const utcText = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** Judge.me's IDs look like UUIDs. */
const idOf = ({ id, item }: ShopReview): string =>
  createHash('sha256')
    .update(`judgeme ${item.id} ${id}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
