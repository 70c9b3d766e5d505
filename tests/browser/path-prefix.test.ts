import { expect, onTestFinished, test, vi } from 'vitest';
import { browserStack } from '../support/browser/browser-stack.ts';
import { launchChromium } from '../support/browser/chromium.ts';
import { openPrefixProxy } from '../support/browser/prefix-proxy.ts';
import {
  cardOf,
  connectionOf,
  reviewsIn,
  startOnPage,
  waitUntilDone,
} from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 120_000 });

const prefixes = ['/reviews/', '/a/b/'];

const productNameOf = (prefix: string) => `Brass Kettle below ${prefix}`;

const stack = browserStack({ productNames: prefixes.map(productNameOf) });
const openProfile = launchChromium();

/** The address of a proxy in front of the stack. */
const openProxy = async (prefix: string): Promise<string> => {
  const proxy = await openPrefixProxy(stack.origin, prefix);
  onTestFinished(() => proxy.close());
  return proxy.url;
};

test.each(prefixes)('below %s, the application and GraphiQL work', async (prefix) => {
  const root = await openProxy(prefix);
  const productName = productNameOf(prefix);
  const { page } = await openProfile();
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });

  await page.goto(root);
  await startOnPage(page, productName);
  const card = cardOf(page, 'Google');
  await reviewsIn(card).first().waitFor();
  await connectionOf(page).getByText('Live · WebSocket').waitFor();
  stack.release(productName);
  await waitUntilDone(card);
  expect(page.url()).toMatch(new RegExp(`^${root}tasks/`));

  await page.reload();
  await waitUntilDone(cardOf(page, 'Google'));
  await card.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link).toMatch(new RegExp(`^${root}tasks/[^/]+#watch=`));
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Tasks' }).click();
  await page.waitForURL(`${root}tasks`);
  await page.getByRole('link', { name: productName }).first().waitFor();

  await page.getByRole('link', { name: 'GraphiQL' }).click();
  await page.waitForURL(`${root}graphql`);
  await page.locator('.graphiql-query-editor').getByText('fetchCommunityReviews').waitFor();
  await page.getByRole('button', { name: /^Execute query/ }).click();
  const result = page.getByRole('region', { name: 'Result Window' });
  await expect.poll(() => result.textContent()).toContain('"taskId"');
  expect(failed).toEqual([]);
});
