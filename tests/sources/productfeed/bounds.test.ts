import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { pour } from '../../support/sources/productfeed/pour.ts';
import {
  collect,
  feed,
  idsOf,
  many,
  product,
  review,
  source,
} from '../../support/sources/productfeed/review-feed.ts';
import { openSite } from '../../support/sources/site.ts';

describe('a large feed', () => {
  test('is read in constant memory', async () => {
    const others = review(0, { products: product('Toaster'), content: 'x '.repeat(500) });
    const block = review(1) + others.repeat(19);
    const { url } = await openSite((_, __, response) => {
      void pour(response, '<feed><reviews>', block, 30_000_000, '</reviews></feed>');
    });
    const heapBefore = heapInUse();
    let [pages, dropped, growth] = [0, 0, 0];
    for await (const page of source(url).collect(searchFor('Acme Kettle'))) {
      expect(page.reviews.length).toBeLessThanOrEqual(100);
      pages++;
      dropped += page.dropped;
      growth = Math.max(growth, heapInUse() - heapBefore);
    }
    expect(pages).toBeGreaterThan(8);
    expect(dropped).toBeGreaterThan(16_000);
    expect(growth).toBeLessThan(15_000_000);
  }, 60_000);

  test('is closed when no more reviews are needed', async () => {
    let closed: Promise<unknown> | undefined;
    const { url } = await openSite((_, __, response) => {
      closed = once(response, 'close');
      void pour(response, '<feed><reviews>', many(100).join(''), 2e9, '');
    });
    for await (const page of source(url).collect(searchFor('Acme Kettle'))) {
      expect(page.reviews).toHaveLength(100);
      break;
    }
    await closed;
  });
});

describe('hostile feeds', () => {
  const size = 3_000_000;
  /** Enough to fill the memory of a reader that buffers. */
  const endless = 300_000_000;

  test.each([
    ['deeply nested elements', '<feed>', '<a>', 'nested'],
    ['an unclosed tag', '<feed><', 'a', 'a tag'],
    ['a tag of spaces', '<feed><a ', ' ', 'a tag'],
    ['an unclosed attribute', '<feed><a b="', 'x', 'a tag'],
    ['an unclosed comment', '<feed><!--', '- ', 'comment'],
    ['an unclosed CDATA section', '<feed><reviews><review><content><![CDATA[', ']] ', 'CDATA'],
    ['an unclosed declaration', '<!DOCTYPE feed [', 'x', 'a tag'],
    ['empty reviews', '<feed><reviews>', '<review/>', 'ratings/overall'],
  ])('%s end in an error', async (_, start, fill, says) => {
    const { url } = await openSite(
      (_, __, response) => void pour(response, start, fill, endless, ''),
    );
    const { failure } = await collectAll(source(url), searchFor('Acme Kettle'));
    expect(failure?.code).toBe('SOURCE_BAD_RESPONSE');
    expect(failure?.message).toContain(says);
  });

  test.each([
    ['brackets in a value', '['],
    ['entities in a value', '&amp;'],
    ['an unterminated numeric entity in a value', '&#1'],
    ['elements in a value', '<b/>'],
    ['other elements in a review', '</content><x>y</x><content>'],
    ['attributes in a tag', '<i a="1" b="2">x</i>'],
    ['closing tags without opening tags', '</b>'],
  ])(
    '%s affect at most that review',
    async (_, fill) => {
      const [head = '', tail = ''] = feed(review(1, { content: 'Good. @' }) + review(2)).split('@');
      const { url } = await openSite(
        (_, __, response) => void pour(response, head, fill, size, tail),
      );
      const { reviews, failure } = await collectAll(source(url), searchFor('Acme Kettle'));
      expect(failure).toBeUndefined();
      expect(idsOf(reviews)).toEqual(['1', '2']);
      expect(reviews[0]?.body.length).toBeLessThanOrEqual(20_000);
    },
    30_000,
  );

  test('endless GTINs do not affect other reviews', async () => {
    const [head = '', tail = ''] = feed(
      review(1, { products: product('Acme Kettle', '<gtins>@</gtins>') }) + review(2),
    ).split('@');
    const { url } = await openSite(
      (_, __, response) => void pour(response, head, '<gtin>1</gtin>', size, tail),
    );
    const { reviews } = await collectAll(source(url), searchFor('Acme Kettle'));
    expect(idsOf(reviews)).toEqual(['1', '2']);
  }, 30_000);

  test('entities declared by a feed are not expanded', async () => {
    const bomb = `<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/hostname">]>
      ${feed(review(1, { content: 'Good &b; &file; &amp;b;' })).replace(/^<\?xml.*/, '')}`;
    const { reviews } = await collect(bomb);
    expect(reviews).toMatchObject([{ body: 'Good &b; &file; &b;' }]);
  });
});

/** Bytes in use on the heap after garbage collection. */
const heapInUse = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') throw new Error('this Node has no garbage collector to call');
  gc();
};
