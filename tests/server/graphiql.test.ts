import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { FakeWorker } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';

const pageOf = async (graphql: string): Promise<string> => {
  const response = await fetch(graphql, { headers: { accept: 'text/html,*/*;q=0.8' } });
  expect(response.headers.get('content-type')).toContain('text/html');
  return response.text();
};

/** The documents in the page's tabs, in order. */
const tabsOf = (page: string): string[] => {
  const call = page.slice(page.lastIndexOf('YogaGraphiQL.renderYogaGraphiQL('));
  const [options = ''] = /\{.*\}(?=,\s*\);)/s.exec(call) ?? [];
  const { defaultTabs } = z
    .object({ defaultTabs: z.array(z.object({ query: z.string() })) })
    .parse(JSON.parse(options));
  return defaultTabs.map(({ query }) => query);
};

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

test('it loads nothing from other hosts', async () => {
  const { graphql } = await serve();
  const page = await pageOf(graphql);
  const loading = /(?:src|href)=["']?(?:https?:)?\/\/|url\(["']?(?:https?:)?\/\/|@import/g;
  const markup = page.replaceAll(/<script[^>]*>.*?<\/script>/gs, '');
  expect(markup.match(loading) ?? []).toEqual([]);
  const networks = /esm\.sh|unpkg\.com|jsdelivr\.net|cdnjs\.cloudflare\.com|googleapis\.com/g;
  expect(page.match(networks) ?? []).toEqual([]);
});
