import { describe, expect, test } from 'vitest';
import { authorText } from '../../../worker/parsing/author-text.ts';
import { escapeHtml } from '../../../worker/parsing/escape-html.ts';
import { markdownToHtml } from '../../../worker/parsing/markdown-to-html.ts';
import { plainText } from '../../../worker/parsing/plain-text.ts';

const read = (markdown: string) => plainText(markdownToHtml(markdown));

describe('markdown', () => {
  test.each([
    ['**bold** _soft_ ~~gone~~ `<code>`', 'bold soft gone <code>'],
    ['# Head\n\none\ntwo  \nthree', 'Head\n\none two\nthree'],
    ['- one\n- two', 'one\ntwo'],
    [
      '[a shop](https://shop.test) and https://shop.test/x_y_z',
      'a shop and https://shop.test/x_y_z',
    ],
    ['|a|b|\n|-|-|\n|1|2|', 'a b\n1 2'],
    ['under 50 °C < 60 & more, &lt;b&gt;', 'under 50 °C < 60 & more, <b>'],
    ['&#x200B;\n\nempty above', 'empty above'],
    ['>!It breaks!< in the end', 'It breaks in the end'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
  ])('%j reads as %j', (markdown, text) => {
    expect(read(markdown)).toBe(text);
  });

  const signs = [
    ...[
      '[',
      ']',
      '(',
      '>',
      '> ',
      '*',
      '*a ',
      '**a',
      '_',
      '_a',
      '__a',
      '~',
      '~~a',
      '`',
      '` ',
      '<',
      '<a ',
    ],
    ...[
      '![](',
      '[a](',
      '[a][',
      '[![a](',
      '- ',
      '1. ',
      '1. a\n',
      '- a\n',
      '# ',
      '\\',
      '&',
      '&amp;',
      '|a',
    ],
    ...[
      'a@',
      'www.',
      'http://',
      '<!--',
      '<![CDATA[',
      ' ',
      '\t\n',
      '\n',
      '=\n',
      'a\n',
      '---\n',
      '[a]: b\n',
    ],
  ];

  test.each(signs)('ten million characters of %j take bounded time', (sign) => {
    const hostile = sign.repeat(Math.ceil(10_000_000 / sign.length));
    const started = performance.now();
    authorText(markdownToHtml(hostile));
    // A few hundred milliseconds on a slow machine; without bounds, hours or forever.
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  test.each([
    ['deep quotations', '>'.repeat(599)],
    ['deep lists', Array.from({ length: 140 }, (_, depth) => `${' '.repeat(depth)}- x`).join('\n')],
    ['a wide table', `${'|a'.repeat(290)}\n${'|-'.repeat(290)}\n${'b\n'.repeat(4000)}`],
    ['a long word', `${'a'.repeat(9000)}@`],
    ['the maximum of special characters', '__a '.repeat(299)],
  ])('%s takes bounded time', (_, markdown) => {
    const started = performance.now();
    expect(markdownToHtml(markdown).length).toBeLessThan(200_000);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('the text of an author', () => {
  test.each([
    ['<p>It is <b>fine</b>.</p>', 'It is fine.'],
    ['<blockquote><p>Loud?</p></blockquote><p>No.</p>', 'No.'],
    ['<blockquote class="spoiler"><p>It breaks.</p></blockquote>', 'It breaks.'],
    ['<p>See <a href="https://a.test">this</a></p>', 'See this'],
    ['<p>👍</p>', '👍'],
    ['<p>Removed. It was broken.</p>', 'Removed. It was broken.'],
    ['a < b &amp; c', 'a < b & c'],
  ])('of %j is %j', (html, text) => {
    expect(authorText(html)).toBe(text);
  });

  test.each([
    ...['', '<p> </p>', '<p>…</p>', '<img alt="Acme" src="a.png">', 'https://a.test/b www.a.test'],
    ...['<p><a href="https://a.test">Acme Kettle</a></p>', '<aside>Preview</aside>'],
    ...['[deleted]', '[removed]', '[ Removed by Reddit ]', '<p>(post deleted by author)</p>'],
    ...[
      '(topic withdrawn by author, will be deleted in 24 hours unless flagged)',
      'Permanently Deleted',
    ],
  ])('of %j is empty', (html) => {
    expect(authorText(html)).toBe('');
  });

  test('escaped plain text is unchanged', () => {
    const text = 'a<b and <script> &amp; &lt;\n\nlast > line';
    expect(plainText(escapeHtml(text))).toBe(text);
  });
});
