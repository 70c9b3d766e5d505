import { expect, test, vi } from 'vitest';
import { browserStack } from './browser-stack.ts';
import { chromiumOfFile } from './chromium.ts';

vi.setConfig({ testTimeout: 120_000 });

const stack = browserStack({ productNames: [] });
const openProfile = chromiumOfFile();

test('GraphiQL starts a task and watches it to its end, and its documentation is the contract', async () => {
  const { page } = await openProfile();
  await page.goto(stack.url);
  const answer = page.getByRole('region', { name: 'Result Window' });
  const editor = page.locator('.graphiql-query-editor');
  const run = async (tab: string, wanted: string) => {
    // GraphiQL does not hear every press on a tab behind an answer.
    const open = async () => {
      await page.getByRole('button', { name: tab, exact: true }).click();
      return editor.textContent();
    };
    await expect.poll(open, patience).toContain(tab);
    const execute = () => page.getByRole('button', { name: /^Execute query/ }).click();
    await execute();
    const answered = async () => {
      const text = await answer.textContent();
      // It was pressed before GraphiQL had read the operation's name.
      if (text?.includes('Cannot infer operation')) await execute();
      return text;
    };
    await expect.poll(answered, patience).toContain(wanted);
  };

  await run('Start', '"taskId"');
  await run('Watch', 'TaskSucceeded');

  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Query' }).click();
  await page.getByText('The task as it is now; null when the ID is unknown').first().waitFor();
});

const patience = { timeout: 45_000 };
