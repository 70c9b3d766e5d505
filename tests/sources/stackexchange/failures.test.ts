import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { stackexchangeSettings } from '../../../worker/sources/stackexchange/stackexchange.ts';
import { collectAll } from '../../support/sources/collecting.ts';
import { openSite } from '../../support/sources/site.ts';
import {
  acmeKettle,
  key,
  read,
  searchRecordingCooldowns,
} from '../../support/sources/stackexchange/stackexchange-service.ts';

test.each([
  [405, 'key_required', '`key` is required', 'UNAUTHORIZED', false, 'STACKEXCHANGE_KEY'],
  [400, 'bad_parameter', `no application has the key ${key}`, 'UNAUTHORIZED', false, 'key …'],
  [400, 'bad_parameter', 'No site found for name', 'BAD_RESPONSE', false, 'STACKEXCHANGE_SITES'],
  [
    502,
    'throttle_violation',
    'more requests available in 90 seconds',
    'RATE_LIMITED',
    true,
    '90 s',
  ],
  [500, 'internal_error', 'oops', 'UNREACHABLE', true, 'oops'],
  [503, 'temporarily_unavailable', null, 'UNREACHABLE', true, 'temporarily'],
])(
  'the error %i %s is reported without the key',
  async (id, name, message, code, retryable, says) => {
    const { url } = await openSite((_, __, response) => {
      const error = { error_id: id, error_name: name, error_message: message };
      response
        .writeHead(400, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        .end(gzipSync(JSON.stringify(error)));
    });
    const { cooldowns, search } = searchRecordingCooldowns();
    const { failure } = await collectAll(read(url), search);
    expect(failure).toMatchObject({ code: `SOURCE_${code}`, retryable });
    expect(failure?.message).toMatch(/^Site kitchens of STACKEXCHANGE_SITES: /);
    expect(failure?.message).toContain(says);
    expect(failure?.message).not.toContain(key);
    expect(cooldowns).toEqual(id === 502 ? [failure?.cooldownUntil] : []);
  },
);

test.each([
  ['{"items":[{', true, 'truncated'],
  ['{"items":{}}', false, 'items'],
])('the answer %s is reported as an invalid response', async (body, retryable, says) => {
  const { url } = await openSite((_, __, response) => response.end(body));
  const { failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable });
  expect(failure?.message).toContain(says);
});

test('site names are validated and deduplicated', () => {
  const { STACKEXCHANGE_SITES: sites } = stackexchangeSettings.shape;
  expect(sites.parse('superuser, cooking.stackexchange,superuser,')).toEqual([
    'superuser',
    'cooking.stackexchange',
  ]);
  expect(sites.safeParse('https://superuser.com').success).toBe(false);
  expect(sites.safeParse(' , ').success).toBe(false);
});
