import { expect, test, vi } from 'vitest';
import { openEndlessSite } from '../faults/harness/endless-site.ts';
import { browserStack } from '../support/browser/browser-stack.ts';
import { chromiumOfFile } from '../support/browser/chromium.ts';
import {
  cardOf,
  countIn,
  reviewBoxIn,
  reviewsIn,
  startOnPage,
  waitUntilDone,
} from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Twenty pages of comments, one behind the other. */
const stack = browserStack({
  productNames: [],
  serveMore: async (belongings) => {
    const site = belongings.keep(await openEndlessSite(700), async (one) =>
      one[Symbol.asyncDispose](),
    );
    return { HACKERNEWS_URL: site.origin };
  },
});
const openProfile = chromiumOfFile();

/** The card of a task whose comments come for some 15 s, once there is enough to scroll. */
const openInTheMiddle = async (productName: string) => {
  const { page } = await openProfile();
  await page.goto(stack.origin);
  for (const kind of ['Stores', 'Google']) {
    await page.getByRole('checkbox', { name: new RegExp(`^${kind}`) }).click();
  }
  await startOnPage(page, productName);
  const card = cardOf(page, 'Community');
  await reviewsIn(card).first().waitFor();
  await expect.poll(() => countIn(card), patience).toBeGreaterThanOrEqual(12);
  return { page, card };
};

test('who reads further down is not disturbed, told how many are new, and taken to them', async () => {
  const { card } = await openInTheMiddle('Brass Kettle');
  await reviewBoxIn(card).press('End');
  const news = card.getByRole('button', { name: /^\d+ new reviews?$/ });
  await news.waitFor();
  const read = await reviewsIn(card).last().textContent();
  const told = await news.textContent();
  await expect.poll(() => news.textContent(), patience).not.toBe(told);
  expect(await reviewsIn(card).last().textContent()).toBe(read);

  await news.click();
  await news.waitFor({ state: 'hidden' });
  expect(await reviewBoxIn(card).evaluate((box) => box.scrollTop)).toBe(0);
  expect(await reviewBoxIn(card).evaluate((box) => box === document.activeElement)).toBe(true);
});

test('who reads by the keyboard keeps the focus when the task ends', async () => {
  const { page, card } = await openInTheMiddle('Brass Lamp');
  await reviewBoxIn(card).focus();
  await waitUntilDone(card);
  await card.getByLabel('Order').waitFor();
  await reviewsIn(card).first().waitFor();
  expect(await reviewBoxIn(card).evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'List of reviews',
  );
});

const patience = { timeout: 45_000 };
