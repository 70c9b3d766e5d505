import { expect, test, vi } from 'vitest';
import { browserStack } from '../support/browser/browser-stack.ts';
import { connectToChromium } from '../support/browser/chromium.ts';

vi.setConfig({ testTimeout: 120_000 });

const stack = browserStack({ productNames: [] });
const openProfile = connectToChromium();

test('GraphiQL starts, watches, and polls a task, and documents the API', async () => {
  const { page } = await openProfile();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(stack.url);
  const result = page.getByRole('region', { name: 'Result Window' });
  const active = page.locator('.graphiql-tab-active');
  const open = async (tab: string) => {
    const click = async () => {
      await page.getByRole('button', { name: tab, exact: true }).click();
      return active.textContent();
    };
    // GraphiQL misses clicks while it renders.
    await expect.poll(click, { ...patience, interval: 1000 }).toContain(tab);
    await page.waitForFunction(isLoaded, tab);
  };
  const run = async (tab: string, expected: string) => {
    if (!(await active.textContent())?.includes(tab)) await open(tab);
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await expect.poll(() => result.textContent(), patience).toContain(expected);
  };

  await page.locator('.graphiql-query-editor').getByText('fetchCommunityReviews').waitFor();
  await run('Start', '"taskId"');
  await run('Watch', 'TaskSucceeded');
  await run('Poll', 'SUCCESS');

  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Query' }).click();
  await page
    .getByText('The current state of the task; null if the ID is unknown')
    .first()
    .waitFor();

  const ownWorkers = page
    .workers()
    .filter((one) => one.url().startsWith(`${stack.origin}/graphiql/`));
  expect(ownWorkers.length).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

const patience = { timeout: 45_000 };

/** GraphiQL debounces its editor by 100 ms, stores the query, and only then executes this operation. */
const isLoaded = (operation: string): boolean =>
  new RegExp(`^(mutation|subscription|query) ${operation} `, 'm').test(
    localStorage.getItem('graphiql:query') ?? '',
  );
