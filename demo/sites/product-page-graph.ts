import { escapeHtml } from './markup.ts';
import { pageOf, visibleReviews } from './page.ts';
import type { ProductPage } from './product-page.ts';
import { averageOf } from './rating-average.ts';

/** A page with clean JSON-LD: the Product is in an `@graph`, with the shop and the breadcrumbs. */
export const graphPage = (page: ProductPage): string =>
  pageOf({
    title: `${page.product.name} | ${page.shop}`,
    head: graphBlock(page),
    body: `<h1>${escapeHtml(page.product.name)}</h1>\n${visibleReviews(page.opinions)}`,
  });

/** The script element with the graph. */
export const graphBlock = (page: ProductPage): string =>
  `<script type="application/ld+json">${scriptSafe(graphOf(page))}</script>`;

/** JSON that cannot close the surrounding script element. */
const scriptSafe = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');

const graphOf = ({ shop, address, product, opinions }: ProductPage): unknown => ({
  '@context': 'https://schema.org',
  '@graph': [
    { '@type': 'Organization', name: shop },
    {
      '@type': 'BreadcrumbList',
      itemListElement: [{ '@type': 'ListItem', position: 1, name: product.brand }],
    },
    {
      '@type': 'Product',
      name: product.name,
      url: address,
      brand: { '@type': 'Brand', name: product.brand },
      offers: { '@type': 'Offer', price: product.price, priceCurrency: 'EUR' },
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: averageOf(opinions).toFixed(1),
        bestRating: '5',
        worstRating: '1',
        reviewCount: String(opinions.length),
      },
      review: opinions.map(({ author, at, title, paragraphs, rating }) => ({
        '@type': 'Review',
        author: { '@type': 'Person', name: author },
        datePublished: at.toISOString(),
        name: title,
        reviewBody: paragraphs.join('\n\n'),
        reviewRating: { '@type': 'Rating', ratingValue: rating, bestRating: 5, worstRating: 1 },
      })),
    },
  ],
});
