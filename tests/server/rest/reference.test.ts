import { validate } from '@readme/openapi-parser';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { examples } from '../../../server/rest/examples.ts';
import { openApiDocument } from '../../../server/rest/openapi.ts';
import { errorSchema } from '../../../server/rest/rest-error.ts';
import { startBodies } from '../../../server/rest/task-requests.ts';
import { startedSchema, taskStateSchema } from '../../../server/rest/task-states.ts';
import { reviewOf } from '../../support/contract/samples.ts';
import { claimedTask } from '../../support/server/fake-worker.ts';
import { requestRest } from '../../support/server/rest.ts';
import { serve } from '../../support/server/test-server.ts';

test('the OpenAPI document is valid and is served to everyone, with a page to read it', async () => {
  const { url } = await serve({ apiKeys: ['a-key-of-the-tests-0123'] });
  const response = await fetch(`${url}/api/v1/openapi.json`);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const served = await response.text();
  expect(JSON.parse(served)).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  expect(await validate(JSON.parse(served))).toMatchObject({ valid: true });

  for (const path of ['/api/v1', '/api/v1/']) {
    const page = await fetch(url + path);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'none'");
    const html = load(await page.text());
    for (const path of Object.keys(openApiDocument().paths)) {
      expect(html('code').text()).toContain(`/api/v1${path}`);
    }
    const targets = html('a[href^="#"]')
      .toArray()
      .map(({ attribs }) => attribs['href']);
    expect(targets.length).toBeGreaterThan(10);
    for (const target of new Set(targets)) expect(html(target).length, target).toBe(1);
    expect(html('[src], link').length).toBe(0);
  }
});

test('its examples have the form of real requests and responses', async () => {
  const { url, deployment } = await serve();
  const sent = await requestRest(url, '/reviews/store', { body: examples.start });
  const worker = await claimedTask(deployment.log);
  const photo = { type: 'PHOTO' as const, url: 'https://shop.example/1.jpg' };
  await worker.write({
    type: 'ReviewsFound',
    source: 'woocommerce',
    reviews: [
      reviewOf('r1', {
        media: [{ ...photo, thumbnailUrl: null, caption: null }],
        copies: [{ fingerprint: 'r2', source: 'shopify', site: null, url: null }],
      }),
    ],
  });
  const pending = await requestRest(url, `/reviews/status/${worker.taskId}`);
  await worker.succeed();
  const success = await requestRest(url, `/reviews/status/${worker.taskId}`);
  const failing = await claimedTask(deployment.log);
  await failing.fail();
  const failed = await requestRest(url, `/reviews/status/${failing.taskId}`);
  const unknown = await requestRest(url, '/reviews/status/t0123456789abcdef0123456789abcdef');

  expect(startBodies.STORE.parse(examples.start)).toBeDefined();
  const pairs: [z.ZodType, unknown, unknown][] = [
    [startedSchema, examples.started, sent.body],
    [taskStateSchema, examples.pending, pending.body],
    [taskStateSchema, examples.success, success.body],
    [taskStateSchema, examples.failure, failed.body],
    [errorSchema, examples.unknown, unknown.body],
  ];
  for (const [schema, example, real] of pairs) {
    expect(schema.parse(example)).toEqual(example);
    expect(schema.parse(real)).toEqual(real);
    expect(namesIn(real)).toEqual(namesIn(example));
  }
  expect(unknown.body).toEqual(examples.unknown);
});

/** The names of all fields, in order. */
const namesIn = (value: unknown): string[] => {
  const fields = z.record(z.string(), z.unknown()).safeParse(value).data ?? {};
  const items = Array.isArray(value) ? value.slice(0, 1).flatMap(namesIn) : [];
  return [
    ...items,
    ...Object.entries(fields).flatMap(([name, field]) => [name, ...namesIn(field)]),
  ];
};
