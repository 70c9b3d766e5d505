/** Text as it stands between tags and in attributes of HTML. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);

/** Text as Hacker News writes it in HTML: paragraphs separated by a lone `<p>`. */
export const hackernewsHtml = (paragraphs: readonly string[]): string =>
  paragraphs
    .map((paragraph) => escapeHtml(paragraph).replaceAll(/['’]/g, '&#x27;'))
    .join('<p>')
    .replaceAll('/', '&#x2F;')
    .replaceAll(/\*([^*]+)\*/g, '<i>$1</i>');

/** Text as WordPress writes it in HTML: curly marks as numbered entities. */
export const wordpressText = (text: string): string =>
  text
    .replaceAll('&', '&#038;')
    .replaceAll('<', '&lt;')
    .replaceAll(/"([^"]*)"/g, '&#8220;$1&#8221;')
    .replaceAll(/['’]/g, '&#8217;')
    .replaceAll('…', '&#8230;');

/** A review's paragraphs as WordPress writes them. */
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
