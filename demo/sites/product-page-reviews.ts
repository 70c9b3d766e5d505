import type { Opinion } from '../catalogue/opinion.ts';
import { escapeHtml } from './markup.ts';

/** Renders reviews as microdata, to be nested in a Product or referred to by one. */
export const microdataReviews = (opinions: readonly Opinion[]): string =>
  opinions
    .map(
      ({
        author,
        title,
        paragraphs,
        rating,
        at,
      }) => `<article itemprop="review" itemscope itemtype="https://schema.org/Review">
<h3 itemprop="name">${escapeHtml(title)}</h3>
<p itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><meta itemprop="ratingValue" content="${rating}">${'★'.repeat(rating)}${'☆'.repeat(5 - rating)}</p>
<p><span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">${escapeHtml(author)}</span></span>, <time itemprop="datePublished" datetime="${at.toISOString().slice(0, 10)}">${at.toISOString().slice(0, 10)}</time></p>
<div itemprop="reviewBody">${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('')}</div>
</article>`,
    )
    .join('\n');
