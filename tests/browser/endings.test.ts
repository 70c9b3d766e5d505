import { test, vi } from 'vitest';
import { browserStack } from '../support/browser/browser-stack.ts';
import { chromiumOfFile } from '../support/browser/chromium.ts';
import { inspect } from '../support/browser/inspect.ts';
import { cardOf, startOnPage } from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 120_000 });

const stack = browserStack({
  productNames: [],
  sites: { sources: ['hackernews'] },
  environment: { SERPAPI_KEY: 'a-key-that-nobody-gave-out', TASK_TTL_SECONDS: '25' },
});
const openProfile = chromiumOfFile();

test('a task whose every source failed says why, and is gone from the page when it expires', async () => {
  const { page } = await openProfile();
  await page.goto(stack.origin);
  for (const kind of ['Community', 'Stores']) {
    await page.getByRole('checkbox', { name: new RegExp(`^${kind}`) }).click();
  }
  stack.release('Brass Kettle');
  await startOnPage(page, 'Brass Kettle');
  const card = cardOf(page, 'Google');
  await card.getByText('Failed', { exact: true }).waitFor();
  await card.getByText(/^Not let in: /).waitFor();
  await inspect(page, 'failed');

  await page.getByText('This task is no longer kept').waitFor();
  await page.getByRole('link', { name: 'Collect again' }).waitFor();
  await inspect(page, 'expired');
});
