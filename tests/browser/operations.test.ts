import { expect, test, vi } from 'vitest';
import { browserStack } from '../support/browser/browser-stack.ts';
import { chromiumOfFile } from '../support/browser/chromium.ts';
import { enterKey } from '../support/browser/enter-key.ts';
import { inspect } from '../support/browser/inspect.ts';
import { cardOf, reviewsIn, startOnPage, waitUntilDone } from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 240_000 });

const apiKey = 'a-key-of-nobody-at-all';
const operatorKey = 'a-key-of-the-operator';

const stack = browserStack({
  productNames: ['Brass Kettle'],
  environment: { API_KEYS: apiKey, OPERATOR_KEYS: operatorKey },
});
const openProfile = chromiumOfFile();

test('an operator sees what everybody runs, cancels it, starts it again and deletes it', async () => {
  const productName = 'Brass Kettle';
  const { page: callers } = await openProfile();
  await callers.goto(stack.origin);
  await callers.getByText('only those who have an API key').waitFor();
  await enterKey(callers, apiKey);
  await startOnPage(callers, productName);
  await reviewsIn(cardOf(callers, 'Google')).first().waitFor();
  expect(await callers.getByRole('link', { name: 'Operations' }).count()).toBe(0);

  const { page } = await openProfile();
  await page.goto(stack.origin);
  await enterKey(page, operatorKey);
  await page.getByRole('link', { name: 'Operations' }).click();
  const google = page.getByRole('row', { name: /^Google/ });
  // Waiting, running.
  await expect.poll(() => google.getByRole('cell').nth(1).textContent(), patience).toBe('1');
  // A worker's report may still hold the tasks that it has just done.
  const running = page.getByRole('link', { name: new RegExp(`^${productName} ?Google`) });
  await running.waitFor();
  await inspect(page, 'operations');

  await page.getByRole('button', { name: `Cancel ${productName}` }).click();
  await cardOf(callers, 'Google').getByText('Cancelled', { exact: true }).waitFor();
  await running.waitFor({ state: 'hidden' });
  await expect.poll(() => google.getByRole('cell').nth(1).textContent(), patience).toBe('0');

  await page.getByRole('link', { name: 'History' }).click();
  const rows = page.getByRole('link', { name: productName });
  await expect.poll(() => rows.count(), patience).toBe(3);
  const community = page.getByRole('link', { name: new RegExp(`^${productName} ?Community`) });
  await page
    .locator('div', { has: community })
    .last()
    .getByRole('button', { name: `Start ${productName} again` })
    .click();
  await waitUntilDone(cardOf(page, 'Community'));
  await page.getByRole('link', { name: 'History' }).click();
  await expect.poll(() => rows.count(), patience).toBe(4);
  stack.release(productName);

  const remove = page.getByRole('button', { name: `Delete ${productName}` }).last();
  await remove.click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect.poll(() => rows.count(), patience).toBe(3);
});

test('a schedule that is made runs at once, says what was new, and is deleted', async () => {
  const productName = 'Brass Torch';
  const { page } = await openProfile();
  await page.goto(stack.origin);
  await enterKey(page, apiKey);
  await page.getByRole('link', { name: 'Schedules' }).click();
  await page.getByText('Nothing is scheduled').waitFor();
  await page.getByRole('textbox', { name: 'Product' }).fill(productName);
  await page.getByRole('combobox', { name: 'How often' }).selectOption('By a cron pattern');
  await page.getByRole('textbox', { name: 'Cron pattern' }).fill('99 9 * * *');
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  await page.getByText('it must be a cron pattern of five fields').waitFor();

  await page.getByRole('combobox', { name: 'How often' }).selectOption('Every day');
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  const schedule = page.getByRole('article').filter({ hasText: productName });
  await schedule.getByText(/every day · next at/).waitFor();
  await schedule.getByText(/^\d+ reviews?, \d+ new/).waitFor();
  await inspect(page, 'schedules');

  await schedule.getByRole('button', { name: `Delete ${productName}` }).click();
  await schedule.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText('Nothing is scheduled').waitFor();
});

const patience = { timeout: 45_000 };
