import { describe, expect, test } from 'vitest';
import { parseCount } from '../../../worker/parsing/count.ts';
import { parseDate } from '../../../worker/parsing/parse-date.ts';
import { maxTextLength, plainLine, plainText } from '../../../worker/parsing/plain-text.ts';
import { parseRating } from '../../../worker/parsing/rating.ts';

describe('ratings are converted to the scale from 1 to 5', () => {
  test.each([
    [{ value: 4.5 }, 4.5],
    [{ value: '4' }, 4],
    [{ value: '4,6 von 5' }, 4.6],
    [{ value: '87/100' }, 4.35],
    [{ value: 87, best: 100 }, 4.35],
    [{ value: '100 %' }, 5],
    [{ value: 'Rated 4.5 out of 5 stars' }, 4.5],
    [{ value: '★★★★☆' }, 4],
    [{ value: '★★' }, 2],
    [{ value: '8', best: '10', worst: '0' }, 4],
    [{ value: '1', best: '1', worst: '0' }, 5],
    [{ value: 2, best: 1, worst: 6 }, 4.2],
    [{ value: 5, best: 5, worst: 5 }, 5],
    [{ value: '3', best: '5', worst: '5' }, 3],
    [{ value: 3, best: 5, worst: 0 }, 3],
    [{ value: 8, best: 10, worst: 1 }, 4],
    [{ value: 8, best: 10, worst: 0.5 }, 4],
    [{ value: '80 %' }, 4],
    [{ value: 20, best: 100 }, 1],
    [{ value: 1, best: 10 }, 1],
    [{ value: '97.7', best: '100', worst: '0' }, 4.885],
    [{ value: '4.9764705882353' }, 4.9764705882353],
    [{ value: '★★★½' }, 3.5],
    [{ value: '⭐️⭐️⭐️' }, 3],
    [{ value: '★★★★★★★☆☆☆' }, 3.5],
    [{ value: '5つ星のうち4.2' }, 4.2],
    [{ value: '10점 만점에 8점' }, 4],
    [{ value: '٣٫٥' }, 3.5],
    [{ value: '４．５' }, 4.5],
    [{ value: '۴ از ۵' }, 4],
    [{ value: '0' }, null],
    [{ value: 0, best: 5, worst: 0 }, null],
    [{ value: 0, best: 5, worst: 1 }, null],
    [{ value: 95 }, null],
    [{ value: '' }, null],
    [{ value: 'good' }, null],
    [{ value: null }, null],
    [{ value: Number.NaN }, null],
    [{ value: [] }, null],
  ])('%j', (written, expected) => {
    expect(parseRating(written)).toBe(expected);
  });

  test.each([
    [89, 89],
    ['89\n   ', 89],
    ['1,234 reviews', 1234],
    ['1.234', 1234],
    ['1 234', 1234],
    ["1'234'567", 1_234_567],
    ['1,23,456', 123_456],
    ['12.0', 12],
    ['12,00', 12],
    ['1.2k', 1200],
    ['2,5 mil opiniones', 2500],
    ['3M', 3_000_000],
    ['1.2万', 12_000],
    ['5 kettles', 5],
    ['٢٣٤', 234],
    ['1.5', null],
    ['-4', null],
    [1.5, null],
    [-1, null],
    ['none', null],
    [undefined, null],
  ])('a count %j', (written, expected) => {
    expect(parseCount(written)).toBe(expected);
  });
});

describe('dates', () => {
  test.each([
    ['2011-04-01', '2011-04-01T00:00:00.000Z'],
    ['2011-04', '2011-04-01T00:00:00.000Z'],
    ['2017-05-26T14:37:23+00:00', '2017-05-26T14:37:23.000Z'],
    ['2022-01-12T15:42:14', '2022-01-12T15:42:14.000Z'],
    ['2017-10-20 13:55:35', '2017-10-20T13:55:35.000Z'],
    ['2023-01-01T10:00:00.123456+0530', '2023-01-01T04:30:00.123Z'],
    ['2023-01-01T20:00:00-08:00', '2023-01-02T04:00:00.000Z'],
    ['2011-04-25T15:49Z', '2011-04-25T15:49:00.000Z'],
    ['2024/2/29', '2024-02-29T00:00:00.000Z'],
    ['October 24, 2011', '2011-10-24T00:00:00.000Z'],
    ['Reviewed in the United States on March 5th, 2020', '2020-03-05T00:00:00.000Z'],
    ['Jun 16, 2023 3:04 PM', '2023-06-16T15:04:00.000Z'],
    ['24. Oktober 2011', '2011-10-24T00:00:00.000Z'],
    ['15 März 2021', '2021-03-15T00:00:00.000Z'],
    ['24 de octubre de 2011', '2011-10-24T00:00:00.000Z'],
    ['1er août 2020', '2020-08-01T00:00:00.000Z'],
    ['24.10.2011', '2011-10-24T00:00:00.000Z'],
    ['10/24/2011', '2011-10-24T00:00:00.000Z'],
    ['24/10/2011', '2011-10-24T00:00:00.000Z'],
    ['Mon, 24 Oct 2011 10:00:00 GMT', '2011-10-24T10:00:00.000Z'],
    [1420232746, '2015-01-02T21:05:46.000Z'],
    [1420232746000, '2015-01-02T21:05:46.000Z'],
    ['1420232746', '2015-01-02T21:05:46.000Z'],
    [1439370514.5, '2015-08-12T09:08:34.500Z'],
  ])('%s', (written, expected) => {
    expect(new Date(parseDate(written) ?? Number.NaN).toISOString()).toBe(expected);
  });

  test.each([
    '',
    'last week',
    '3 days ago',
    'review 1',
    '2020-02-30',
    '2020-13-01',
    '2020-01-01T25:00',
    '0000-00-00',
    '0001-01-01T00:00:00Z',
    '31/31/2020',
    'Foo 12, 2020',
    '2011',
    0,
    -5,
    Number.NaN,
    1e20,
    null,
    undefined,
    {},
  ])('%j is invalid', (written) => {
    expect(parseDate(written)).toBeNull();
  });
});

describe('HTML becomes plain text', () => {
  test.each([
    ['<p>Good &amp; cheap</p>\n<p>Really</p>', 'Good & cheap\n\nReally'],
    ['one<br>two<br/>three', 'one\ntwo\nthree'],
    ['<ul><li>a<li>b</ul>after', 'a\nb\n\nafter'],
    ['<a href="x">link</a>ed   <b>bold</b>\n text', 'linked bold text'],
    ['<pre>a\n  b</pre>', 'a\nb'],
    ['<script>bad()</script><style>p{}</style>kept', 'kept'],
    ['<div>un<b>closed', 'unclosed'],
    ['first line\r\nsecond line', 'first line\nsecond line'],
    ['5 < 6 and 7 > 6', '5 < 6 and 7 > 6'],
    ['it&#39;s &quot;fine&quot; &hellip;', 'it\'s "fine" …'],
    ['&amp;lt;tag&amp;gt;', '&lt;tag&gt;'],
    ['bell\u0007 mark\ufeff turn\u202e', 'bell mark turn'],
    ['Fits if you are <XL. Really', 'Fits if you are <XL. Really'],
    ['anything <M pinches, and <b>I</b> <3 it', 'anything <M pinches, and I <3 it'],
    ['by <ada@example.com> in <Berlin>', 'by <ada@example.com> in <Berlin>'],
    ['size <B or <s is fine', 'size <B or <s is fine'],
    ['kept <o:p>and</o:p> <my-icon>kept</my-icon> <a href="x', 'kept and kept'],
    ['on &lt;table&gt; and &lt;b&gt; tags', 'on <table> and <b> tags'],
    ['lone \ud800 half', 'lone \ufffd half'],
    [' \u00a0 \n ', ''],
    ['', ''],
  ])('%j', (html, expected) => {
    expect(plainText(html)).toBe(expected);
  });

  test('a text above the maximum length ends with an ellipsis', () => {
    const text = plainText('word '.repeat(10_000));
    expect(text).toHaveLength(maxTextLength);
    expect(text.endsWith('…')).toBe(true);
  });

  test('a name is a single line, null if empty', () => {
    expect(plainLine('  Ada\n<br>Lovelace ')).toBe('Ada Lovelace');
    expect(plainLine('<b> </b>')).toBeNull();
    expect(plainLine(undefined)).toBeNull();
  });
});
