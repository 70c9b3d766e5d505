import { test, vi } from 'vitest';
import { browserStack } from '../support/browser/browser-stack.ts';
import { checkPage } from '../support/browser/check-page.ts';
import { launchChromium } from '../support/browser/chromium.ts';
import { cardOf, startOnPage } from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 120_000 });

const stack = browserStack({
  productNames: [],
  sites: { sources: ['hackernews'] },
  environment: { SERPAPI_KEY: 'an-invalid-key', TASK_TTL_SECONDS: '25' },
});
const openProfile = launchChromium();

test('a task whose sources all failed shows why, and disappears from the page when it expires', async () => {
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

  await page.getByText('Task not found').waitFor();
  await page.getByRole('link', { name: 'Start a new collection' }).waitFor();
  await checkPage(page, 'expired');
});
