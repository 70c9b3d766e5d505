import type { BrowserContext } from 'playwright-core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openDoor } from '../faults/harness/door.ts';
import { startGoogleTask, succeeded, taskOf } from '../support/browser/api.ts';
import { browserStack } from '../support/browser/browser-stack.ts';
import { chromiumOfFile } from '../support/browser/chromium.ts';
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

const nameOf = (thing: (typeof things)[number], client: string) => `Brass ${thing} of ${client}`;

const things = ['Kettle', 'Lamp', 'Torch', 'Radio', 'Clock', 'Scale'] as const;

const stack = browserStack({
  productNames: things.flatMap((thing) => clients.map(({ client }) => nameOf(thing, client))),
  environment: { TASK_LOCK_MS: '1500', TASK_ATTEMPTS: '5' },
});
const openProfile = chromiumOfFile();

describe.each(clients)('on $title', ({ client, title }) => {
  /** A task that its held source keeps in the middle, on a page that shows what the others have found. */
  const openInTheMiddle = async (productName: string, origin = stack.origin) => {
    const id = await startGoogleTask(stack.url, productName);
    const { page, context } = await openProfile({ client });
    await page.goto(`${origin}/tasks/${id}`);
    const card = cardOf(page, 'Google');
    await reviewsIn(card).first().waitFor();
    return { id, page, context, card };
  };

  test('a product is collected before the reader’s eyes, from the form to the summary', async () => {
    const productName = nameOf('Kettle', client);
    const { page } = await openProfile({ client });
    await page.goto(stack.origin);
    await page.getByText(`This page runs on ${title}`).waitFor();

    await startOnPage(page, productName);

    const card = cardOf(page, 'Google');
    await card.getByText('Collecting').first().waitFor();
    await reviewsIn(card).first().waitFor();
    await connectionOf(page).getByText('Live · WebSocket').waitFor();
    const before = await countIn(card);
    stack.release(productName);

    const ids = new URL(page.url()).pathname.replace('/tasks/', '').split(',');
    await expectSameReviews(stack.url, ids[2] ?? '', card);
    expect(await countIn(card)).toBeGreaterThan(before);
    for (const kind of ['Community', 'Stores'] as const) {
      await cardOf(page, kind).getByText('Every source has delivered.').waitFor();
    }
    await connectionOf(page).getByText('Complete').waitFor();
  });

  test.each([
    { refused: 'WebSocket', refuse: refuseSockets, badge: 'Live · SSE', thing: 'Lamp' },
    {
      refused: 'WebSocket and SSE',
      refuse: refuseStreams,
      badge: 'Live · polling',
      thing: 'Torch',
    },
  ] as const)(
    'where $refused cannot pass, the same reviews come, and the page says $badge',
    async (way) => {
      const productName = nameOf(way.thing, client);
      const id = await startGoogleTask(stack.url, productName);
      const { page, context } = await openProfile({ client });
      await way.refuse(context);
      await page.goto(`${stack.origin}/tasks/${id}`);
      const card = cardOf(page, 'Google');
      await connectionOf(page).getByText(way.badge).waitFor();
      await reviewsIn(card).first().waitFor();

      stack.release(productName);

      await expectSameReviews(stack.url, id, card);
    },
  );

  test('a network that is cut in the middle costs no review and no click', async () => {
    const productName = nameOf('Radio', client);
    const door = await openDoor(() => [Number(new URL(stack.origin).port)]);
    onTestFinished(() => door[Symbol.asyncDispose]());
    const { id, page, context, card } = await openInTheMiddle(
      productName,
      new URL(door.url).origin,
    );
    const cut = () => {
      for (const line of door.lines) line.cut();
    };
    await connectionOf(page).getByText('Live · WebSocket').waitFor();
    cut();
    await connectionOf(page).getByText('Caught up').waitFor();

    await context.setOffline(true);
    cut();
    await connectionOf(page).getByText('Offline').waitFor();
    stack.release(productName);
    await succeeded(stack.url, id);
    await context.setOffline(false);

    await expectSameReviews(stack.url, id, card);
  });

  test('a page that is loaded again in the middle, and a second tab, show the same', async () => {
    const productName = nameOf('Clock', client);
    const { id, page, context, card } = await openInTheMiddle(productName);
    const before = await countIn(card);

    await page.reload();
    const second = await context.newPage();
    await second.goto(page.url());

    const cards = [card, cardOf(second, 'Google')];
    for (const one of cards) await expect.poll(() => countIn(one), patience).toBe(before);
    stack.release(productName);
    for (const one of cards) await expectSameReviews(stack.url, id, one);
  });

  test('a worker that is killed in the middle costs no review and no click', async () => {
    const productName = nameOf('Scale', client);
    const { id, page, card } = await openInTheMiddle(productName);
    await connectionOf(page).getByText('Live').waitFor();

    await stack.worker.restart('SIGKILL');
    await card.getByText(/^Collecting, attempt \d$/).waitFor();
    stack.release(productName);

    await expectSameReviews(stack.url, id, card);
    expect((await taskOf(stack.url, id)).attempt).toBeGreaterThan(1);
  });
});

const patience = { timeout: 45_000 };

const socketAddress = /\/graphql$/;

/** A proxy that lets no WebSocket pass. */
async function refuseSockets(context: BrowserContext): Promise<void> {
  await context.routeWebSocket(socketAddress, (socket) => socket.close());
}

/** A proxy that lets no event stream pass either. urql would take one for any answer: what asks for nothing else is refused. */
async function refuseStreams(context: BrowserContext): Promise<void> {
  await refuseSockets(context);
  await context.route('**/graphql', (route) =>
    route.request().headers()['accept'] === 'text/event-stream' ? route.abort() : route.fallback(),
  );
}
