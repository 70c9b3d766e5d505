import type { BrowserContext } from 'playwright-core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openLoadBalancer } from '../faults/harness/load-balancer.ts';
import { startGoogleTask, taskOf, waitUntilSucceeded } from '../support/browser/api.ts';
import { browserStack } from '../support/browser/browser-stack.ts';
import { connectToChromium } from '../support/browser/chromium.ts';
import { expectSameReviews } from '../support/browser/expect-same-reviews.ts';
import {
  cardOf,
  connectionOf,
  countIn,
  reviewsIn,
  startOnPage,
} from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 120_000 });

const clients = [
  { client: 'apollo', title: 'Apollo Client' },
  { client: 'urql', title: 'urql' },
] as const;

const collectedOn = (client: string) => `Brass Kettle on ${client}`;
const reloadedOn = (client: string) => `Brass Clock on ${client}`;

const stack = browserStack({
  productNames: [
    ...clients.flatMap(({ client }) => [collectedOn(client), reloadedOn(client)]),
    ...['Brass Lamp', 'Brass Torch', 'Brass Radio', 'Brass Scale'],
  ],
  environment: { TASK_LOCK_MS: '1500', TASK_ATTEMPTS: '5' },
});
const openProfile = connectToChromium();

/** Opens a task that runs until released, after its first reviews have arrived. */
const openRunningTask = async (
  productName: string,
  { client, origin = stack.origin }: { client: string; origin?: string },
) => {
  const id = await startGoogleTask(stack.url, productName);
  const { page, context } = await openProfile({ client });
  await page.goto(`${origin}/tasks/${id}`);
  const card = cardOf(page, 'Google');
  await reviewsIn(card).first().waitFor();
  return { id, page, context, card };
};

describe.each(clients)('on $title', ({ client, title }) => {
  test('a product is collected live, from the form to the summary', async () => {
    const productName = collectedOn(client);
    const { page } = await openProfile({ client });
    await page.goto(stack.origin);
    await page.getByText(`Powered by ${title}`).waitFor();

    await startOnPage(page, productName);

    const card = cardOf(page, 'Google');
    await card.getByText('Collecting').first().waitFor();
    await reviewsIn(card).first().waitFor();
    await connectionOf(page).getByText('Live · WebSocket').waitFor();
    const countBefore = await countIn(card);
    stack.release(productName);

    const ids = new URL(page.url()).pathname.replace('/tasks/', '').split(',');
    await expectSameReviews(stack.url, ids[2] ?? '', card);
    expect(await countIn(card)).toBeGreaterThan(countBefore);
    for (const kind of ['Community', 'Stores'] as const) {
      await cardOf(page, kind).getByText('All sources finished.').waitFor();
    }
    await connectionOf(page).getByText('Up to date').waitFor();
  });

  test('a reloaded page and a second tab show the same reviews', async () => {
    const productName = reloadedOn(client);
    const { id, page, context, card } = await openRunningTask(productName, { client });
    const countBefore = await countIn(card);

    await page.reload();
    const second = await context.newPage();
    await second.goto(page.url());

    const cards = [card, cardOf(second, 'Google')];
    for (const one of cards) await expect.poll(() => countIn(one), patience).toBe(countBefore);
    stack.release(productName);
    for (const one of cards) await expectSameReviews(stack.url, id, one);
  });
});

// Both clients leave following a task to @reviewcast/client, so one of them proves what follows.

test.each([
  {
    blocked: 'WebSocket',
    block: blockSockets,
    badge: 'Live · SSE',
    client: 'apollo',
    productName: 'Brass Lamp',
  },
  {
    blocked: 'WebSocket and SSE',
    block: blockStreams,
    badge: 'Live · Polling',
    client: 'urql',
    productName: 'Brass Torch',
  },
] as const)(
  'if $blocked is blocked, the same reviews arrive and the page shows $badge',
  async ({ block, badge, client, productName }) => {
    const id = await startGoogleTask(stack.url, productName);
    const { page, context } = await openProfile({ client });
    await block(context);
    await page.goto(`${stack.origin}/tasks/${id}`);
    const card = cardOf(page, 'Google');
    await connectionOf(page).getByText(badge).waitFor();
    await reviewsIn(card).first().waitFor();

    stack.release(productName);

    await expectSameReviews(stack.url, id, card);
  },
);

test('a network failure loses no review and needs no click', async () => {
  const productName = 'Brass Radio';
  const loadBalancer = await openLoadBalancer(() => [Number(new URL(stack.origin).port)]);
  onTestFinished(() => loadBalancer[Symbol.asyncDispose]());
  const { id, page, context, card } = await openRunningTask(productName, {
    client: 'apollo',
    origin: new URL(loadBalancer.url).origin,
  });
  const cut = () => {
    for (const connection of loadBalancer.connections) connection.cut();
  };
  await connectionOf(page).getByText('Live · WebSocket').waitFor();
  cut();
  await connectionOf(page).getByText('Reconnected').waitFor();

  await context.setOffline(true);
  cut();
  await connectionOf(page).getByText('Offline').waitFor();
  stack.release(productName);
  await waitUntilSucceeded(stack.url, id);
  await context.setOffline(false);

  await expectSameReviews(stack.url, id, card);
});

test('a killed worker loses no review and needs no click', async () => {
  const productName = 'Brass Scale';
  const { id, page, card } = await openRunningTask(productName, { client: 'urql' });
  await connectionOf(page).getByText('Live').waitFor();

  await stack.worker.restart('SIGKILL');
  await card.getByText(/^Collecting \(attempt \d\)$/).waitFor();
  stack.release(productName);

  await expectSameReviews(stack.url, id, card);
  expect((await taskOf(stack.url, id)).attempt).toBeGreaterThan(1);
});

const patience = { timeout: 45_000 };

const socketAddress = /\/graphql$/;

/** Simulates a proxy that blocks WebSocket. */
async function blockSockets(context: BrowserContext): Promise<void> {
  await context.routeWebSocket(socketAddress, (socket) => socket.close());
}

/**
 * Simulates a proxy that blocks SSE too. urql accepts event streams for every operation: only requests that accept nothing else
 * are blocked.
 */
async function blockStreams(context: BrowserContext): Promise<void> {
  await blockSockets(context);
  await context.route('**/graphql', (route) =>
    route.request().headers()['accept'] === 'text/event-stream' ? route.abort() : route.fallback(),
  );
}
