import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { FakeWorker } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';

const openPage = (graphql: string): Promise<Response> =>
  fetch(graphql, { headers: { accept: 'text/html,*/*;q=0.8' } });

const pageOf = async (graphql: string): Promise<string> => (await openPage(graphql)).text();

/** The documents in the page's tabs, in order. */
const tabsOf = (page: string): string[] => {
  const [, options = ''] =
    /<script type="application\/json" id="options">(.*?)<\/script>/s.exec(page) ?? [];
  const { defaultTabs } = z
    .object({ defaultTabs: z.array(z.object({ query: z.string() })) })
    .parse(JSON.parse(options));
  return defaultTabs.map(({ query }) => query);
};

/** The URLs that the page loads. */
const linksOf = (graphql: string, page: string): string[] =>
  [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link = '']) => new URL(link, graphql).href);

test('its tabs run unmodified, one after the other', async () => {
  const { graphql, deployment } = await serve();
  const [start = '', watch = '', poll = ''] = tabsOf(await pageOf(graphql));

  const started = await ask(graphql, { query: start });
  const { taskId } = z
    .object({ fetchCommunityReviews: z.object({ taskId: z.string() }) })
    .parse(started.data).fetchCommunityReviews;
  const watching = allOf(webSocket.results(graphql, { query: watch }));
  const task = new FakeWorker(deployment.log, taskId);
  await task.claim();
  await task.find('Warm sound.');
  await task.progress();
  await task.succeed();

  expect(await watching).toMatchObject(
    ['TaskQueued', 'TaskStarted', 'ReviewsFound', 'TaskProgressed', 'TaskSucceeded'].map(
      (__typename) => ({ data: { taskEvents: { __typename } } }),
    ),
  );
  expect(await ask(graphql, { query: poll })).toMatchObject({
    data: { taskStatus: { status: 'SUCCESS', reviews: { totalCount: 1 } } },
  });
});

test('two visitors do not share a task', async () => {
  const { graphql } = await serve();
  const [first, second] = [tabsOf(await pageOf(graphql)), tabsOf(await pageOf(graphql))];
  expect(first.map((tab) => parse(tab).definitions.length)).toEqual([1, 1, 1]);
  expect(first[0]).not.toBe(second[0]);
});

test('its page is small, not cached, and may load and run its own files only', async () => {
  const { graphql } = await serve();
  const response = await openPage(graphql);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-frame-options')).toBe('DENY');
  const policy = (response.headers.get('content-security-policy') ?? '').split('; ');
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "worker-src 'self'",
      "frame-ancestors 'none'",
    ]),
  );
  const page = await response.text();
  expect(page.length).toBeLessThan(4000);
  expect(linksOf(graphql, page).map((link) => new URL(link).origin)).toEqual(
    Array(3).fill(new URL(graphql).origin),
  );
});

test('its files are compressed, cached for good, and not sent again', async () => {
  const { graphql } = await serve();
  const types = new Map([
    ['js', 'text/javascript; charset=utf-8'],
    ['css', 'text/css; charset=utf-8'],
    ['ico', 'image/x-icon'],
  ]);
  let transferred = 0;
  for (const link of linksOf(graphql, await pageOf(graphql))) {
    const headers = { 'accept-encoding': 'br' };
    const response = await fetch(link, { headers });
    expect(response.headers.get('content-type')).toBe(types.get(link.split('.').at(-1) ?? ''));
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    transferred += Number(response.headers.get('content-length'));
    expect((await response.text()).length).toBeGreaterThan(1000);
    const etag = response.headers.get('etag') ?? '';
    const again = await fetch(link, { headers: { ...headers, 'if-none-match': etag } });
    expect(again.status).toBe(304);
  }
  expect(transferred).toBeLessThan(2_000_000);
});

test('its workers are served next to its script', async () => {
  const { graphql } = await serve();
  const links = linksOf(graphql, await pageOf(graphql));
  const script = links.find((link) => link.endsWith('.js')) ?? '';
  const beginning = (await (await fetch(script)).text()).slice(0, 1000);
  const workers = [...beginning.matchAll(/"([\w-]+-worker-[\w-]+\.js)"/g)].map(([, name]) => name);
  expect(workers).toHaveLength(3);
  for (const worker of workers) {
    expect((await fetch(new URL(worker ?? '', script))).status).toBe(200);
  }
});

test.each(['/graphiql/', '/graphiql/nothing.js', '/graphiql/../graphiql.js'])(
  '%s is not found',
  async (path) => {
    const { url } = await serve();
    expect((await fetch(url + path)).status).toBe(404);
  },
);

test('nothing in it names a content delivery network', async () => {
  const { graphql } = await serve();
  const page = await pageOf(graphql);
  for (const link of linksOf(graphql, page).filter((link) => !link.endsWith('.ico'))) {
    const content = await (await fetch(link)).text();
    const networks = /esm\.sh|unpkg\.com|jsdelivr\.net|cdnjs\.cloudflare\.com|googleapis\.com/g;
    expect(content.match(networks) ?? []).toEqual([]);
    if (link.endsWith('.css')) {
      expect(content.match(/url\(["']?(?:https?:)?\/\/|@import/g) ?? []).toEqual([]);
    }
  }
});
