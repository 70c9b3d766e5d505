import { escapeHtml } from './markup.ts';
import { pageOf, visibleReviews } from './page.ts';
import type { Shop, ShopItem } from './woocommerce-stock.ts';

/** The HTML page at an item's permalink. */
export const shopPage = (shop: Shop, { title, reviews, average }: ShopItem): string =>
  pageOf({
    title: `${title} – ${shop.name}`,
    body: `<h1>${escapeHtml(title)}</h1>
<p>${average.toFixed(2)} out of 5 from ${reviews.length} reviews</p>
${visibleReviews(reviews.map(({ opinion }) => opinion))}`,
  });
