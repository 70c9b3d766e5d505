import { expect, test, vi } from 'vitest';
import { browserStack } from './browser-stack.ts';
import { chromiumOfFile } from './chromium.ts';

vi.setConfig({ testTimeout: 120_000 });

const stack = browserStack({ productNames: [] });
const openProfile = chromiumOfFile();

test('the tabs of GraphiQL run as they stand, and its documentation is the contract', async () => {
  const { page } = await openProfile();
  await page.goto(stack.url);
  const answer = page.getByRole('region', { name: 'Result Window' });
  const editor = page.locator('.graphiql-query-editor');
  const run = async (tab: string) => {
    // GraphiQL does not hear every press on a tab behind an answer.
    const open = async () => {
      await page.getByRole('button', { name: tab, exact: true }).click();
      return editor.textContent();
    };
    await expect.poll(open, patience).toContain(tab);
    await page.getByRole('button', { name: /^Execute query/ }).click();
  };

  await run('Start');
  await expect.poll(() => answer.textContent(), patience).toContain('"taskId"');
  await run('Watch');
  await expect.poll(() => answer.textContent(), patience).toContain('TaskSucceeded');
  await run('Poll');
  await expect.poll(() => answer.textContent(), patience).toContain('SUCCESS');

  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Query' }).click();
  await page.getByText('The task as it is now; null when the ID is unknown').first().waitFor();
});

const patience = { timeout: 45_000 };
