/** Escapes text for HTML content and double-quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);

/** Renders text as Hacker News does: paragraphs separated by an unclosed `<p>`. */
export const hackernewsHtml = (paragraphs: readonly string[]): string =>
  paragraphs
    .map((paragraph) => escapeHtml(paragraph).replaceAll(/['’]/g, '&#x27;'))
    .join('<p>')
    .replaceAll('/', '&#x2F;')
    .replaceAll(/\*([^*]+)\*/g, '<i>$1</i>');

/** Renders text as WordPress does: typographic quotes as numeric entities. */
export const wordpressText = (text: string): string =>
  text
    .replaceAll('&', '&#038;')
    .replaceAll('<', '&lt;')
    .replaceAll(/"([^"]*)"/g, '&#8220;$1&#8221;')
    .replaceAll(/['’]/g, '&#8217;')
    .replaceAll('…', '&#8230;');

/** Renders a review's paragraphs as WordPress does. */
export const wordpressHtml = (paragraphs: readonly string[]): string =>
  paragraphs
    .map((paragraph) => `<p>${wordpressText(paragraph).replaceAll(/(!+) /g, '$1<br />\n')}</p>\n`)
    .join('');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
