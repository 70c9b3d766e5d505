import { expect, test } from 'vitest';
import { bazaarvoiceSettings } from '../../../worker/sources/bazaarvoice/bazaarvoice.ts';
import { configuredSources } from '../../../worker/sources/configured-sources.ts';
import {
  key,
  many,
  openService,
  otherKey,
  product,
  source,
} from '../../support/sources/bazaarvoice/bazaarvoice-service.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { openPages, openSite } from '../../support/sources/site.ts';

test.each([
  [
    'ERROR_PARAM_INVALID_API_KEY',
    'SOURCE_UNAUTHORIZED',
    'passkey of Shop A. Check BAZAARVOICE_PASSKEYS',
  ],
  ['ERROR_ACCESS_DENIED', 'SOURCE_UNAUTHORIZED', 'BAZAARVOICE_PASSKEYS'],
  ['ERROR_REQUEST_LIMIT_REACHED', 'SOURCE_RATE_LIMITED', 'Shop A'],
  ['ERROR_PARAM_INVALID_LIMIT', 'SOURCE_BAD_RESPONSE', 'ERROR_PARAM_INVALID_LIMIT'],
  ['ERROR_UNKNOWN', 'SOURCE_BAD_RESPONSE', 'ERROR_UNKNOWN'],
])('%s with status 200 is a failure reported without the passkey', async (code, means, says) => {
  const errors = [
    { Code: code, Message: `Not with ${key}.` },
    { Code: 'ERROR_400', Message: 'Error in request' },
  ];
  const { url } = await openService({ [key]: { errors } });
  const { failure } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(failure?.code).toBe(means);
  expect(failure?.message).toContain(says);
  expect(failure?.message).not.toContain(key);
});

test('an error without details and a 403 are failures too', async () => {
  for (const errors of [null, [], ['nonsense'], 'nonsense']) {
    const silent = await openPages(() => ({ HasErrors: true, Errors: errors, Results: [] }));
    expect((await collectAll(source(silent.url), searchFor('Kettle'))).failure).toMatchObject({
      code: 'SOURCE_BAD_RESPONSE',
      message: expect.stringContaining('no details given'),
    });
  }
  const refusing = await openSite((_, __, response) => response.writeHead(403).end('{}'));
  expect((await collectAll(source(refusing.url), searchFor('Kettle'))).failure).toMatchObject({
    code: 'SOURCE_UNAUTHORIZED',
    message: expect.stringContaining('BAZAARVOICE_PASSKEYS'),
  });
});

test('one retailer that fails does not affect the others', async () => {
  const { url } = await openService({
    [key]: {
      errors: [{ Code: 'ERROR_PARAM_INVALID_API_KEY', Message: 'The passKey is invalid.' }],
    },
    [otherKey]: { products: [product('k1', 'Acme Kettle')], reviews: { k1: many(1) } },
  });
  const { pages, failure } = await collectAll(
    source(url, `Shop A:${key},Shop B:${otherKey}`),
    searchFor('Acme Kettle'),
  );
  expect(failure).toBeUndefined();
  expect(pages).toMatchObject([
    { reviews: [{ sourceId: 'r0' }], failures: [{ code: 'SOURCE_UNAUTHORIZED' }] },
  ]);
  expect(pages[0]?.failures?.[0]?.message).toMatch(/^Retailer Shop A of BAZAARVOICE_PASSKEYS: /);
});

test('a response in an unknown format is an invalid response', async () => {
  const { url } = await openPages(() => ({ HasErrors: false, Results: 'none' }));
  const { failure } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
});

test.each([
  ['hidden123', 'entry 1 is not a name:passkey pair', 'hidden123'],
  ['Shop A:hidden1,Shop B:', 'entry 2 is not a name:passkey pair', 'hidden1'],
  [':hidden123', 'entry 1 is not a name:passkey pair', 'hidden123'],
  ['Shop A:hid den', 'entry 1 is not a name:passkey pair', 'hid den'],
  [' , ', 'it contains no pair', ','.repeat(9)],
  ['Shop A:hidden1,Shop A:hidden2', 'a retailer is named twice', 'hidden'],
])('BAZAARVOICE_PASSKEYS %j is rejected without being shown', (value, says, secret) => {
  const configure = () => configuredSources({ BAZAARVOICE_PASSKEYS: value });
  expect(configure).toThrow(says);
  expect(configure).not.toThrow(secret);
});

test('pairs may be surrounded by spaces, and a passkey may contain a colon', () => {
  expect(
    bazaarvoiceSettings.parse({
      BAZAARVOICE_PASSKEYS: ' Shop A : k:1 , Haus & Werk:k2,',
      BAZAARVOICE_URL: 'https://bv.test',
    }).BAZAARVOICE_PASSKEYS,
  ).toEqual([
    { name: 'Shop A', passkey: 'k:1' },
    { name: 'Haus & Werk', passkey: 'k2' },
  ]);
});
