import { escapeHtml } from './markup.ts';
import { pageOf } from './page.ts';
import type { ProductPage } from './product-page.ts';
import { microdataReviews } from './product-page-reviews.ts';
import { averageOf } from './rating-average.ts';

/** A German page with microdata: the rating has a decimal comma, and the Product refers to its reviews with `itemref`. */
export const microdataPage = ({ shop, product, opinions }: ProductPage): string => {
  const average = averageOf(opinions).toFixed(1).replace('.', ',');
  return pageOf({
    title: `${product.name} kaufen bei ${shop}`,
    language: 'de',
    body: `<main itemscope itemtype="https://schema.org/Product" itemref="bewertungen">
<h1 itemprop="name">${escapeHtml(product.name)}</h1>
<p itemprop="brand" itemscope itemtype="https://schema.org/Brand">von <span itemprop="name">${escapeHtml(product.brand)}</span></p>
<p itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating">
<span itemprop="ratingValue">${average} von 5</span> aus <span itemprop="reviewCount">${opinions.length}</span> Bewertungen</p>
</main>
<section id="bewertungen">
${microdataReviews(opinions)}
</section>`,
  });
};
