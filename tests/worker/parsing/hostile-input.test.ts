import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { titleMatch } from '../../../worker/matching/title-match.ts';
import { getParsedJson } from '../../../worker/parsing/get-parsed.ts';
import { parseBody } from '../../../worker/parsing/parse-body.ts';
import { MarkupTooComplexError } from '../../../worker/parsing/parse-html.ts';
import { plainText } from '../../../worker/parsing/plain-text.ts';
import { parseLenientJson } from '../../../worker/parsing/structured-data/lenient-json.ts';
import { readReviewedPage } from '../../../worker/parsing/structured-data/read-reviewed-page.ts';
import type { Http } from '../../../worker/source/http.ts';
import type { Received } from '../../../worker/source/parser.ts';
import { failureOf, openTestHttp } from '../../support/sources/collecting.ts';
import { openSite } from '../../support/sources/site.ts';

const size = 1_000_000;
const fill = (text: string) => text.repeat(Math.floor(size / text.length));
const script = (text: string) => `<script type="application/ld+json">${text}</script>`;

/** Quadratic work on a million characters takes much longer. */
const timeoutMs = 60_000;

const things = (html: string): number => {
  try {
    return readReviewedPage(html).items.length;
  } catch (error) {
    if (error instanceof MarkupTooComplexError) return 0;
    throw error;
  }
};

describe('a million characters take bounded time', () => {
  const texts = [
    '[',
    '{"a":',
    '<a>',
    '</b>',
    '<a></b>',
    '<p>x',
    '<',
    '&',
    '&#',
    '<!--',
    '<br>',
    ' ',
    '\n ',
    '"',
    '\\"',
    ', ',
    ';',
    '//',
    '/*',
    ']]>',
    '{"',
    '{"a":"b" ',
    '{"a":"b", ',
    "'",
    '<br ',
    '<script ',
    '<script type=application/ld+json>',
    '<template>',
    '{&quot;',
    'x ',
    '★',
    '<b a="',
  ];

  test.each(texts)(
    'of %j as a page',
    (text) => {
      expect(things(fill(text))).toBe(0);
    },
    timeoutMs,
  );

  test.each(texts)(
    'of %j as a JSON-LD block',
    (text) => {
      expect(things(script(fill(text)))).toBeLessThan(2);
    },
    timeoutMs,
  );

  test.each(texts)(
    'of %j as text and title',
    (text) => {
      expect(plainText(fill(text)).length).toBeLessThanOrEqual(10_000);
      expect(titleMatch('Acme Kettle', fill(text))).toBe(0);
    },
    timeoutMs,
  );

  test(
    'of blocks, items and references',
    () => {
      things(script('{"@type":"Product","name":"x"}').repeat(15_000));
      things('<p itemscope itemtype="Product" itemref="z" itemprop="a">'.repeat(15_000));
      things(
        `${'<p itemscope itemref=z></p>'.repeat(15_000)}<div id=z>${'<b itemprop=a>x</b>'.repeat(15_000)}`,
      );
    },
    timeoutMs,
  );

  test.each(['[', '{"a":', '[],'])(
    'of %j as the response of a service',
    async (text) => {
      const site = await openSite((_, __, response) =>
        response.end(text.repeat(Math.floor(9_900_000 / text.length))),
      );
      const http: Http = { ...openTestHttp(), parse: async (parser, input) => parser(input) };
      const parseList = ({ response }: Received) =>
        parseBody(response, 'The service', z.array(z.unknown()));
      const answer = getParsedJson(http, site.url, parseList, {});
      expect(await failureOf(answer)).toMatchObject({ code: 'SOURCE_BAD_RESPONSE' });
    },
    timeoutMs,
  );

  test(
    'of a response too large for any source',
    async () => {
      const site = await openSite((_, __, response) => response.end('['.repeat(11_000_000)));
      expect(await failureOf(openTestHttp().get(site.url))).toMatchObject({
        code: 'SOURCE_BAD_RESPONSE',
      });
    },
    timeoutMs,
  );
});

/** Text made of tokens that are hard to parse. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '<',
          '>',
          '"',
          "'",
          '\\',
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '//',
          '/*',
          '*/',
          '<!--',
          '-->',
          '<![CDATA[',
        ],
        ...[
          ']]>',
          '&',
          ';',
          '\n',
          '\u0000',
          '\ud800',
          '"@type":"Product"',
          '"@graph":',
          '"review":',
          '"@id":"#a"',
        ],
        ...[
          '<div itemscope itemtype=Product>',
          'itemprop="review"',
          '</div>',
          '<p id=a itemref=a>',
          'null',
          '1e999',
        ],
        ...[
          '<script type="application/ld+json">',
          '</script>',
          '"aggregateRating":',
          '"ratingValue":"4,5"',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

describe('no input makes a parser throw', () => {
  test('plainText returns well-formed, trimmed text without control characters', () => {
    fc.assert(
      fc.property(hostileText, (html) => {
        const text = plainText(html);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[^\P{Cc}\n]/u);
        expect(text).toBe(text.trim());
      }),
    );
  });

  test('readReviewedPage', () => {
    fc.assert(fc.property(hostileText, (html) => things(html) >= 0));
    fc.assert(fc.property(hostileText, (html) => things(script(html)) >= 0));
    fc.assert(fc.property(fc.json(), (json) => things(script(json)) >= 0));
  });

  test('parseLenientJson does not change valid JSON', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(parseLenientJson(`${json};`)).toEqual(JSON.parse(json) ?? undefined);
      }),
    );
  });
});
