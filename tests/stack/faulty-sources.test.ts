import { expect, test } from 'vitest';
import { z } from 'zod';
import { sourcesOfKind } from '../../contract/catalogue.ts';
import { defaultProductName as productName } from '../../demo/catalogue/products.ts';
import { injectFaults } from '../../demo/sites/faults.ts';
import { finishedTask } from '../support/stack/finished-task.ts';
import { ask, runStack } from '../support/stack/running-stack.ts';

test('each faulty site costs only its own sources, with the right error, and each review appears once', async () => {
  const { url, sites } = await runStack(
    { HACKERNEWS_LIMIT: '1000/3600' },
    { wrapSite: injectFaults, productNames: [productName] },
  );
  const productUrls = sites.productUrlsFor(productName);
  const tasks = await Promise.all([
    finishedTask(url, { kind: 'COMMUNITY', productName }),
    finishedTask(url, { kind: 'STORE', productName, productUrls }),
    finishedTask(url, { kind: 'GOOGLE', productName }),
  ]);

  for (const { status, result } of tasks) {
    expect({ status, result }).toEqual({ status: 'SUCCESS', result: { complete: false } });
  }
  const sources = tasks.flatMap(({ progress }) => progress.sources);
  expect(sources.map(({ source }) => source)).toEqual(
    (['COMMUNITY', 'STORE', 'GOOGLE'] as const).flatMap(sourcesOfKind),
  );
  const failed = sources.filter(({ error }) => error !== null);
  expect(Object.fromEntries(failed.map(({ source, error }) => [source, error?.code]))).toEqual({
    reddit: 'SOURCE_RATE_LIMITED',
    bazaarvoice: 'SOURCE_BAD_RESPONSE',
    walmart: 'SOURCE_RATE_LIMITED',
    homedepot: 'SOURCE_RATE_LIMITED',
    serpapi: 'SOURCE_RATE_LIMITED',
  });
  for (const { source, status, found } of sources.filter(({ error }) => error === null)) {
    expect({ source, status }).toEqual({ source, status: 'DONE' });
    expect(found).toBeGreaterThan(0);
  }
  const ids = tasks.flatMap(({ reviews }) => reviews.edges.map(({ node }) => node.id));
  expect(ids.length).toBeGreaterThan(200);
  expect(new Set(ids).size).toBe(ids.length);

  const coolingDown = failed.find(({ source }) => source === 'reddit');
  await expect
    .poll(async () => (await sourcesNow(url)).find(({ name }) => name === 'reddit'))
    .toMatchObject({ note: `Rate limited until ${coolingDown?.cooldownUntil}.` });
  const states = await sourcesNow(url);
  for (const { source, status, error } of sources) {
    const state = states.find(({ name }) => name === source);
    expect(state).toMatchObject({
      lastError: error === null ? null : { code: error.code },
      lastErrorAt: error === null ? null : expect.any(String),
      lastSuccessAt: status === 'DONE' ? expect.any(String) : null,
    });
    // The sites are on internal addresses.
    expect(state?.lastError?.message ?? '').not.toMatch(/127\.0\.0\.1|localhost/);
  }
  const limitOf = (source: string) => states.find(({ name }) => name === source)?.limit;
  expect(limitOf('hackernews')).toEqual({ requests: 1000, used: expect.any(Number) });
  expect(limitOf('hackernews')?.used).toBeGreaterThan(0);
  expect(limitOf('reddit')).toBeNull();
}, 90_000);

const sourcesNow = async (url: string) => (await ask(url, sourcesQuery, {}, sourcesSchema)).sources;

const sourcesQuery =
  '{ sources { name note lastSuccessAt lastErrorAt lastError { code message } limit { requests used } } }';

const sourcesSchema = z.object({
  sources: z.array(
    z.object({
      name: z.string(),
      note: z.string().nullable(),
      lastSuccessAt: z.string().nullable(),
      lastErrorAt: z.string().nullable(),
      lastError: z.object({ code: z.string(), message: z.string() }).nullable(),
      limit: z.object({ requests: z.number(), used: z.number() }).nullable(),
    }),
  ),
});
