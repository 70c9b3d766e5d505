import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { startGoogleTask } from '../support/browser/api.ts';
import { browserStack } from '../support/browser/browser-stack.ts';
import { checkPage } from '../support/browser/check-page.ts';
import { connectToChromium } from '../support/browser/chromium.ts';
import { ask } from '../support/stack/running-stack.ts';

vi.setConfig({ testTimeout: 240_000 });

/** A forum that rejects every request fails each task that asks only it. */
const stack = browserStack({
  productNames: ['Brass Kettle'],
  environment: { TASK_ATTEMPTS: '1' },
  serveMore: async (disposables) => {
    const forum = createServer((_request, response) => response.writeHead(401).end());
    disposables.add(forum, async (one) => {
      one.close();
    });
    await new Promise<void>((resolve) => forum.listen(0, '127.0.0.1', resolve));
    return { DISCOURSE_URLS: `http://127.0.0.1:${(forum.address() as AddressInfo).port}` };
  },
});
const openProfile = connectToChromium();

test('an operator sees what runs where, finds failed tasks and why, retries all of them, pauses a kind, and drains a worker', async () => {
  for (const productName of ['Brass Kettle', 'Brass Lamp']) await startFailingTask(productName);
  await startGoogleTask(stack.url, 'Brass Radio');
  const { page } = await openProfile({ client: 'urql' });
  await page.goto(`${stack.origin}/operations`);
  const region = (name: string) => page.getByRole('region', { name });
  const worker = region('Workers').getByRole('article');
  await worker.getByRole('link', { name: /^Brass Radio/ }).waitFor();
  await region('Sources').getByRole('article', { name: 'Discourse forums' }).waitFor();

  const failed = region('Failed tasks');
  await failed.getByRole('link', { name: /^Brass Kettle.*ALL_SOURCES_FAILED/ }).waitFor();
  await checkPage(page, 'operations-with-failures');
  await region('Community').getByRole('link', { name: '2 failed' }).click();
  await page.waitForURL(/\/tasks\?status=FAILURE&kind=COMMUNITY$/);
  await page.getByText('2 tasks').waitFor();
  await page.getByRole('button', { name: 'Sources and log of Brass Kettle' }).click();
  await region('Events')
    .getByText(/^Failed: /)
    .waitFor();
  await checkPage(page, 'failed-tasks');

  await page.getByRole('button', { name: 'Retry all' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retry 2 tasks?' });
  await checkPage(page, 'retry-dialog');
  await dialog.getByRole('button', { name: 'Retry 2 tasks' }).click();
  await page.getByText('Retried 2 tasks.').waitFor();
  await page.getByText('4 tasks').waitFor();
  await page.getByRole('checkbox', { name: 'Select Brass Lamp' }).last().check();
  await page.getByRole('button', { name: 'Delete selected' }).click();
  await page
    .getByRole('dialog', { name: 'Delete 1 task?' })
    .getByRole('button', { name: 'Delete 1 task' })
    .click();
  await page.getByText('Deleted 1 task.').waitFor();
  await page.getByText('3 tasks').waitFor();

  await page.getByRole('link', { name: 'Operations' }).click();
  const stores = region('Stores');
  await stores.getByRole('button', { name: 'Pause Stores' }).click();
  await stores.getByText(/^Paused since/).waitFor();
  await ask(stack.url, startStoreTask, {}, z.unknown());
  await stores.getByRole('link', { name: '1 waiting' }).waitFor();
  await stores.getByRole('button', { name: 'Resume Stores' }).click();
  await stores.getByRole('link', { name: '1 succeeded' }).waitFor();

  await worker.getByRole('button', { name: /^Drain / }).click();
  await page.getByRole('button', { name: 'Drain', exact: true }).click();
  await worker.getByText(/^Draining/).waitFor();
  await page.getByRole('heading', { name: 'No workers running' }).waitFor();
  expect(stack.worker.isAlive).toBe(false);
});

const startFailingTask = (productName: string) =>
  ask(
    stack.url,
    `mutation ($productName: String!) {
      fetchCommunityReviews(input: { productName: $productName, sources: ["discourse"] }) { taskId }
    }`,
    { productName },
    z.unknown(),
  );

const startStoreTask = `mutation { fetchStoreReviews(input: { productName: "Brass Kettle" }) { taskId } }`;
