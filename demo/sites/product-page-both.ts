import { escapeHtml } from './markup.ts';
import { pageOf } from './page.ts';
import type { ProductPage } from './product-page.ts';
import { graphBlock } from './product-page-graph.ts';
import { microdataReviews } from './product-page-reviews.ts';

/** A page with the same product and reviews in both JSON-LD and microdata. */
export const bothPage = (page: ProductPage): string =>
  pageOf({
    title: `${page.product.name} – ${page.shop}`,
    language: 'es',
    head: graphBlock(page),
    body: `<main itemscope itemtype="https://schema.org/Product">
<h1 itemprop="name">${escapeHtml(page.product.name)}</h1>
${microdataReviews(page.opinions)}
</main>`,
  });
