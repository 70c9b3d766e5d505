import { expect, onTestFinished, test } from 'vitest';
import { openParsing } from '../../../worker/parsing/open-parsing.ts';
import { parseSearch } from '../../../worker/sources/lemmy/lemmy.ts';
import { parsers } from '../../../worker/sources/parsers.ts';
import { parseProductPage } from '../../../worker/sources/productpage.ts';
import { failureOf } from '../../support/sources/collecting.ts';
import { recording } from '../../support/sources/recordings.ts';

const open = (timeoutMs = 20_000) => {
  const parsing = openParsing({ parsers, threads: 1, timeoutMs });
  onTestFinished(() => parsing.close());
  return parsing;
};

const received = (text: string) => ({
  response: { status: 200, headers: {}, url: 'https://shop.example/', text },
});

test('a thread returns what the parser returns', async () => {
  const page = {
    ...received(recording('productpage/product-json-ld.html')),
    productName: 'Breezewood Desk Fan',
  };
  expect(await open().parse(parseProductPage, page)).toEqual(parseProductPage(page));
});

test('a failure keeps its code and cooldown on the way from the thread', async () => {
  const limited = {
    ...received('{"error":"rate_limit_error"}'),
    productName: 'Acme Kettle',
    page: 1,
    previousIds: [],
    isReread: false,
  };
  const failure = await failureOf(open().parse(parseSearch, limited));
  expect(failure).toMatchObject({ code: 'SOURCE_RATE_LIMITED', retryable: true });
  expect(failure.cooldownUntil).toBeGreaterThan(Date.now());
});

test('a page that takes too long is a bad response, which says what the limit is', async () => {
  const page = { ...received('<p>'), productName: 'Acme Kettle' };
  expect(await failureOf(open(1).parse(parseProductPage, page))).toMatchObject({
    code: 'SOURCE_BAD_RESPONSE',
    retryable: false,
    message: 'A response could not be parsed within 0.001 s. It is too large or too complex.',
  });
});

test('each parser is known once', () => {
  expect(new Set(parsers).size).toBe(parsers.length);
});
