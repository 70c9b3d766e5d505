import type { Opinion } from '../catalogue/opinion.ts';
import { escapeHtml } from './markup.ts';

/** Renders an HTML page. */
export const pageOf = (page: {
  readonly title: string;
  readonly body: string;
  /** Additional content of the head, such as structured data. */
  readonly head?: string;
  readonly language?: string;
}): string => `<!doctype html>
<html lang="${page.language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(page.title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}article{border-top:1px solid #ccc;padding:.5rem 0}</style>
${page.head ?? ''}
</head>
<body>
${page.body}
<footer><p>This site is part of a demo. The site and all of its reviews are made up.</p></footer>
</body>
</html>
`;

/** Renders reviews without structured data. */
export const visibleReviews = (opinions: readonly Opinion[]): string =>
  opinions
    .map(
      ({ author, title, paragraphs, rating, at }) => `<article>
<h3>${escapeHtml(title)}</h3>
<p>${'★'.repeat(rating)}${'☆'.repeat(5 - rating)} ${escapeHtml(author)}, ${at.toISOString().slice(0, 10)}</p>
${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')}
</article>`,
    )
    .join('\n');
