import { describe, expect, test, vi } from 'vitest';
import { browserStack } from '../support/browser/browser-stack.ts';
import { checkPage } from '../support/browser/check-page.ts';
import { connectToChromium } from '../support/browser/chromium.ts';
import {
  cardOf,
  countIn,
  readReviews,
  reviewsIn,
  startOnPage,
  waitUntilDone,
} from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 120_000 });

const stack = browserStack({
  productNames: [],
  sites: { sources: ['hackernews'] },
  environment: { SERPAPI_KEY: 'an-invalid-key', TASK_TTL_SECONDS: '15' },
});
const openProfile = connectToChromium();

test('a task whose sources all failed shows why', async () => {
  const { page } = await openProfile();
  await page.goto(stack.origin);
  for (const kind of ['Community', 'Stores']) {
    await page.getByRole('checkbox', { name: new RegExp(`^${kind}`) }).click();
  }
  stack.release('Brass Kettle');
  await startOnPage(page, 'Brass Kettle');
  const card = cardOf(page, 'Google');
  await card.getByText('Failed', { exact: true }).waitFor();
  await card
    .getByText(/^Unauthorized/)
    .first()
    .waitFor();
  await checkPage(page, 'failed');
});

describe.each(['apollo', 'urql'])('on %s', (client) => {
  test('a task that expires while it is read stays on the page, with a notice', async () => {
    const { page } = await openProfile({ client });
    await page.goto(stack.origin);
    for (const kind of ['Stores', 'Google']) {
      await page.getByRole('checkbox', { name: new RegExp(`^${kind}`) }).click();
    }
    await startOnPage(page, `Brass Lamp on ${client}`);
    const card = cardOf(page, 'Community');
    await waitUntilDone(card);
    await reviewsIn(card).first().waitFor();
    const count = await countIn(card);

    await card.getByText('This task has expired').waitFor();
    expect(await readReviews(card)).toHaveLength(count);
    await card.locator('figcaption', { hasText: `${count} reviews from ` }).waitFor();
    expect(await card.getByRole('button', { name: 'Run again' }).count()).toBe(0);
    expect(await card.getByLabel('Sort by').isDisabled()).toBe(true);
    await checkPage(page, 'expired-while-reading');

    await page.reload();
    await page.getByText('Task not found').waitFor();
    await page.getByRole('link', { name: 'Start a new collection' }).waitFor();
    await checkPage(page, 'expired');
  });
});
