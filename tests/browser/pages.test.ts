import type { Locator, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { injectFaults } from '../../demo/sites/faults.ts';
import { serveSite } from '../../demo/sites/serve-site.ts';
import { woocommerceSite } from '../../demo/sites/woocommerce.ts';
import { browserStack } from '../support/browser/browser-stack.ts';
import { checkPage } from '../support/browser/check-page.ts';
import { connectToChromium } from '../support/browser/chromium.ts';
import {
  cardOf,
  reviewBoxIn,
  reviewsIn,
  startOnPage,
  waitUntilDone,
} from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 240_000 });

const stack = browserStack({
  productNames: ['Brass Kettle', 'Brass Radio'],
  sites: {
    sources: ['hackernews', 'reddit', 'bazaarvoice', 'productfeed'],
    wrapSite: injectFaults,
  },
  serveMore: async (disposables) => {
    const shop = woocommerceSite({ name: 'Endless Goods', reviews: [1100, 1100] });
    const site = disposables.add(await serveSite(shop, 0), (one) => one.close());
    return { WOOCOMMERCE_URLS: site.origin };
  },
});
const openProfile = connectToChromium();

test('every state is accessible, in light and dark mode, on desktop and phone', async () => {
  const productName = 'Brass Kettle';
  const { page } = await openProfile();
  await page.goto(stack.origin);
  await page.getByText('Hacker News').first().waitFor();
  await checkPage(page, 'start');

  await page.getByLabel('Limit per kind').fill('100');
  await startOnPage(page, productName);
  const google = cardOf(page, 'Google');
  await reviewsIn(google).first().waitFor();
  for (const kind of ['Community', 'Stores'] as const) {
    await cardOf(page, kind).getByText('Partially complete', { exact: true }).waitFor();
  }
  await google.getByRole('row', { name: /^Google \D+ \d+ [1-5]\.\d –$/ }).waitFor();
  await checkPage(page, 'running-and-failed');

  stack.release(productName);
  await waitUntilDone(google);
  await reviewsIn(google).first().waitFor();
  await checkPage(page, 'finished');

  await page.getByRole('link', { name: 'Tasks' }).click();
  await page.getByRole('link', { name: productName }).first().waitFor();
  await checkPage(page, 'tasks');
});

test('of 1,000 reviews only those in view are rendered, down to the last one', async () => {
  const productName = 'Brass Lamp';
  const { page } = await openProfile();
  await page.goto(stack.origin);
  await page.getByRole('checkbox', { name: /^Community/ }).click();
  await page.getByRole('checkbox', { name: /^Google/ }).click();
  await page.getByLabel('Limit per kind').fill('1000');
  await startOnPage(page, productName);
  const card = cardOf(page, 'Stores');
  await card.getByLabel('Sort by').waitFor();
  const reviews = reviewsIn(card);
  await reviews.first().waitFor();
  expect(await reviews.first().getAttribute('aria-setsize')).toBe('1000');

  await expect
    .poll(
      async () => {
        expect(await reviews.count()).toBeLessThan(40);
        await reviewBoxIn(card).press('End');
        return reviews.last().getAttribute('aria-posinset');
      },
      { timeout: 60_000 },
    )
    .toBe('1000');
});

test('a task can be started and canceled by keyboard, and focus follows to its heading', async () => {
  const { page } = await openProfile();
  await page.goto(stack.origin);
  await tabTo(page, page.getByRole('textbox', { name: 'Product', exact: true }));
  await page.keyboard.type('Brass Radio');
  for (const kind of ['Community', 'Stores']) {
    await tabTo(page, page.getByRole('checkbox', { name: new RegExp(`^${kind}`) }));
    await page.keyboard.press('Space');
  }
  await tabTo(page, page.getByRole('button', { name: 'Start collecting' }));
  await page.keyboard.press('Enter');

  const card = cardOf(page, 'Google');
  const heading = card.getByRole('heading', { name: 'Brass Radio' });
  await heading.waitFor();
  await expect
    .poll(() => heading.evaluate((element) => element === document.activeElement))
    .toBe(true);
  const cancel = card.getByRole('button', { name: 'Cancel' });
  await cancel.waitFor();
  await tabTo(page, cancel);
  await page.keyboard.press('Enter');

  await card.getByText('Canceled', { exact: true }).waitFor();
});

test('the first load transfers less than 200 kB of JavaScript and no chart library', async () => {
  const { page } = await openProfile();
  const scripts: { url: string; size: Promise<number> }[] = [];
  page.on('requestfinished', (request) => {
    if (!request.url().endsWith('.js')) return;
    const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
    scripts.push({ url: request.url(), size });
  });
  await page.goto(stack.origin, { waitUntil: 'networkidle' });
  await page.getByText('Hacker News').first().waitFor();

  const sizes = await Promise.all(scripts.map(({ size }) => size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThan(200_000);
  expect(scripts.filter(({ url }) => url.includes('chart'))).toEqual([]);
});

/** Presses Tab until `target` has focus. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${target} did not receive focus after pressing Tab 60 times.`);
};
