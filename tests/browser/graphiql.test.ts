import { expect, test, vi } from 'vitest';
import { browserStack } from '../support/browser/browser-stack.ts';
import { chromiumOfFile } from '../support/browser/chromium.ts';

vi.setConfig({ testTimeout: 120_000 });

const stack = browserStack({ productNames: [] });
const openProfile = chromiumOfFile();

test('GraphiQL starts a task, watches it to its end and polls it, and its documentation is the contract', async () => {
  const { page } = await openProfile();
  await page.goto(stack.url);
  const answer = page.getByRole('region', { name: 'Result Window' });
  const active = page.locator('.graphiql-tab-active');
  const open = async (tab: string) => {
    const press = async () => {
      await page.getByRole('button', { name: tab, exact: true }).click();
      return active.textContent();
    };
    // While it draws an answer, or itself, GraphiQL does not hear a press.
    await expect.poll(press, { ...patience, interval: 1000 }).toContain(tab);
    await page.waitForFunction(hasRead, tab);
  };
  const run = async (tab: string, wanted: string) => {
    if (!(await active.textContent())?.includes(tab)) await open(tab);
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await expect.poll(() => answer.textContent(), patience).toContain(wanted);
  };

  await page.locator('.graphiql-query-editor').getByText('fetchCommunityReviews').waitFor();
  await run('Start', '"taskId"');
  await run('Watch', 'TaskSucceeded');
  await run('Poll', 'SUCCESS');

  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Query' }).click();
  await page.getByText('The task as it is now; null when the ID is unknown').first().waitFor();
});

const patience = { timeout: 45_000 };

/** GraphiQL reads an editor a tenth of a second behind its last change, keeps what it read, and then knows what to execute. */
const hasRead = (operation: string): boolean =>
  new RegExp(`^(mutation|subscription|query) ${operation} `, 'm').test(
    localStorage.getItem('graphiql:query') ?? '',
  );
