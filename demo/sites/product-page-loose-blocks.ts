import type { Opinion } from '../catalogue/opinion.ts';
import { escapeHtml } from './markup.ts';
import { pageOf, visibleReviews } from './page.ts';
import type { ProductPage } from './product-page.ts';
import { averageOf } from './rating-average.ts';

/**
 * A page with sloppy JSON-LD: a null block, a truncated block, and a Product with raw newlines in its strings, a comment, and a
 * trailing semicolon. Ratings are out of ten, dates are spelled out, authors are strings, and texts contain entities.
 */
export const looseBlocksPage = (page: ProductPage): string =>
  pageOf({
    title: `${page.product.name} at ${page.shop}`,
    head: [
      block('null'),
      block('{"@context": "https://schema.org", "@type": "WebSite", "name": "Cobalt'),
      block(JSON.stringify({ '@type': 'Article', headline: 'How we test', author: page.shop })),
      block(productBlock(page)),
    ].join('\n'),
    body: `<h1>${escapeHtml(page.product.name)}</h1>\n${visibleReviews(page.opinions)}`,
  });

const block = (content: string): string =>
  `<script type="application/ld+json">\n${content}\n</script>`;

const productBlock = ({ product, opinions }: ProductPage): string => {
  const data = {
    '@context': 'http://schema.org/',
    '@type': ['Product', 'IndividualProduct'],
    name: escapeHtml(product.name),
    sku: product.slug.length * 1000,
    aggregateRating: {
      ratingValue: (averageOf(opinions) * 2).toFixed(1),
      bestRating: 10,
      ratingCount: opinions.length,
    },
    review: opinions.map(reviewOf),
  };
  const careless = JSON.stringify(data, null, 1).replaceAll('</', '<\\/').replaceAll('\\n', '\n');
  return `// built by the theme\n${careless};`;
};

const reviewOf = ({ author, at, paragraphs, rating, title }: Opinion) => ({
  '@type': 'Review',
  author: escapeHtml(author),
  datePublished: at.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' }),
  name: escapeHtml(title),
  description: escapeHtml(paragraphs.join('\n')),
  reviewRating: { ratingValue: String(rating * 2), bestRating: '10', worstRating: '2' },
});
