import { expect, onTestFinished, test, vi } from 'vitest';
import { browserStack } from '../support/browser/browser-stack.ts';
import { connectToChromium } from '../support/browser/chromium.ts';
import { openPrefixProxy } from '../support/browser/prefix-proxy.ts';
import {
  cardOf,
  connectionOf,
  reviewsIn,
  startOnPage,
  waitUntilDone,
} from '../support/browser/task-page.ts';
import { runDocumentedNginx } from '../support/server/documented-proxies.ts';
import { nginx } from '../support/server/real-proxy.ts';

vi.setConfig({ testTimeout: 120_000 });

const productNames = { nginx: 'Brass Kettle behind nginx', deep: 'Brass Kettle below /a/b/' };

const stack = browserStack({ productNames: Object.values(productNames) });
const openProfile = connectToChromium();

test.skipIf(nginx === undefined)(
  'below /reviews/ behind nginx, as docs/proxies.md shows it, the application and GraphiQL work',
  async () => {
    const { url } = await runDocumentedNginx(stack.origin);
    await expectToWork(`${url}/`, productNames.nginx);
  },
);

test('below /a/b/, the application and GraphiQL work', async () => {
  const proxy = await openPrefixProxy(stack.origin, '/a/b/');
  onTestFinished(() => proxy.close());
  await expectToWork(proxy.url, productNames.deep);
});

/** @param root the address of the application, with a slash at the end. */
const expectToWork = async (root: string, productName: string): Promise<void> => {
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
};
