import type { Locator, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { misbehave } from '../../demo/sites/faults.ts';
import { serveSite } from '../../demo/sites/serve-site.ts';
import { woocommerceSite } from '../../demo/sites/woocommerce.ts';
import { browserStack } from '../support/browser/browser-stack.ts';
import { chromiumOfFile } from '../support/browser/chromium.ts';
import { inspect } from '../support/browser/inspect.ts';
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
  sites: { sources: ['hackernews', 'reddit', 'bazaarvoice', 'productfeed'], misbehave },
  serveMore: async (belongings) => {
    const shop = woocommerceSite({ name: 'Endless Goods', reviews: [1100, 1100] });
    const site = belongings.keep(await serveSite(shop, 0), (one) => one.close());
    return { WOOCOMMERCE_URLS: site.origin };
  },
});
const openProfile = chromiumOfFile();

test('every state can be read by all, light and dark, on a desk and on a telephone', async () => {
  const productName = 'Brass Kettle';
  const { page } = await openProfile();
  await page.goto(stack.origin);
  await page.getByText('Hacker News').first().waitFor();
  await inspect(page, 'start');

  await page.getByLabel('At most, for each kind').fill('100');
  await startOnPage(page, productName);
  const google = cardOf(page, 'Google');
  await reviewsIn(google).first().waitFor();
  for (const kind of ['Community', 'Stores'] as const) {
    await cardOf(page, kind).getByText('Done, incomplete', { exact: true }).waitFor();
  }
  await inspect(page, 'running-and-failed');

  stack.release(productName);
  await waitUntilDone(google);
  await reviewsIn(google).first().waitFor();
  await inspect(page, 'finished');

  await page.getByRole('link', { name: 'History' }).click();
  await page.getByRole('link', { name: productName }).first().waitFor();
  await inspect(page, 'history');
});

test('of 1,000 reviews those in sight are in the page, from the first to the last', async () => {
  const productName = 'Brass Lamp';
  const { page } = await openProfile();
  await page.goto(stack.origin);
  await page.getByRole('checkbox', { name: /^Community/ }).click();
  await page.getByRole('checkbox', { name: /^Google/ }).click();
  await page.getByLabel('At most, for each kind').fill('1000');
  await startOnPage(page, productName);
  const card = cardOf(page, 'Stores');
  await card.getByLabel('Order').waitFor();
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

test('a task is started and cancelled by the keyboard alone', async () => {
  const { page } = await openProfile();
  await page.goto(stack.origin);
  await tabTo(page, page.getByRole('textbox', { name: 'Product', exact: true }));
  await page.keyboard.type('Brass Radio');
  for (const kind of ['Community', 'Stores']) {
    await tabTo(page, page.getByRole('checkbox', { name: new RegExp(`^${kind}`) }));
    await page.keyboard.press('Space');
  }
  await tabTo(page, page.getByRole('button', { name: 'Start', exact: true }));
  await page.keyboard.press('Enter');

  const card = cardOf(page, 'Google');
  const cancel = card.getByRole('button', { name: 'Cancel' });
  await cancel.waitFor();
  await tabTo(page, cancel);
  await page.keyboard.press('Enter');

  await card.getByText('Cancelled', { exact: true }).waitFor();
});

test('the first load is under 200 kB of JavaScript over the wire, without the charts', async () => {
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

/** Presses Tab until `target` has the focus. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Sixty presses of Tab do not lead to ${target}.`);
};
