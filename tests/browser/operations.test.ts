import { expect, test, vi } from 'vitest';
import { browserStack } from '../support/browser/browser-stack.ts';
import { checkPage } from '../support/browser/check-page.ts';
import { connectToChromium } from '../support/browser/chromium.ts';
import { enterKey } from '../support/browser/enter-key.ts';
import { cardOf, reviewsIn, startOnPage, waitUntilDone } from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 240_000 });

const apiKey = 'the-key-of-a-caller';
const operatorKey = 'the-key-of-an-operator';

const stack = browserStack({
  productNames: ['Brass Kettle'],
  environment: { API_KEYS: apiKey, OPERATOR_KEYS: operatorKey },
});
const openProfile = connectToChromium();

test('an operator sees all tasks and can cancel, rerun, and delete them', async () => {
  const productName = 'Brass Kettle';
  const { page: callerPage } = await openProfile();
  await callerPage.goto(stack.origin);
  await callerPage.getByText('This server requires an API key').waitFor();
  await enterKey(callerPage, apiKey);
  await startOnPage(callerPage, productName);
  await reviewsIn(cardOf(callerPage, 'Google')).first().waitFor();
  expect(await callerPage.getByRole('link', { name: 'Operations' }).count()).toBe(0);

  const { page } = await openProfile();
  await page.goto(stack.origin);
  await enterKey(page, operatorKey);
  await page.getByRole('link', { name: 'Operations' }).click();
  const google = page.getByRole('region', { name: 'Google' });
  await google.getByRole('link', { name: '1 running' }).waitFor();
  // The worker's last report may still list tasks that have just finished.
  const workers = page.getByRole('region', { name: 'Workers' });
  const running = workers.getByRole('link', { name: new RegExp(`^${productName} ?Google`) });
  await running.waitFor();
  await checkPage(page, 'operations');

  await workers.getByRole('button', { name: `Cancel ${productName}` }).click();
  await cardOf(callerPage, 'Google').getByText('Canceled', { exact: true }).waitFor();
  await running.waitFor({ state: 'hidden' });
  await google.getByRole('link', { name: '0 running' }).waitFor();

  await page.getByRole('link', { name: 'Tasks' }).click();
  const rows = page.getByRole('link', { name: productName });
  await expect.poll(() => rows.count(), patience).toBe(3);
  const community = page.getByRole('link', { name: new RegExp(`^${productName} ?Community`) });
  await page
    .locator('div', { has: community })
    .last()
    .getByRole('button', { name: `Run ${productName} again` })
    .click();
  await waitUntilDone(cardOf(page, 'Community'));
  await page.getByRole('link', { name: 'Tasks' }).click();
  await expect.poll(() => rows.count(), patience).toBe(4);
  stack.release(productName);

  const remove = page.getByRole('button', { name: `Delete ${productName}` }).last();
  await remove.click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(() => rows.count(), patience).toBe(3);
});

test('the operations page says which key is missing, and a key that the server does not know is not saved', async () => {
  const { page } = await openProfile();
  await page.goto(`${stack.origin}/operations`);
  await page.getByRole('heading', { name: 'API key required' }).waitFor();
  await page.getByRole('button', { name: 'Enter API key' }).click();
  const dialog = page.getByRole('dialog');
  const input = dialog.getByLabel('API key', { exact: true });
  for (const [key, problem] of [
    ['a-mistyped-key', 'The server does not accept this key.'],
    ['a key with spaces', 'no spaces'],
    ['rw1.not-a-key', 'the token of a shared link'],
  ] as const) {
    await input.fill(key);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').getByText(problem).waitFor();
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.evaluate(() => sessionStorage.getItem('reviewcast.key'))).toBeNull();
  }
  await checkPage(page, 'wrong-key');

  await input.fill(apiKey);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Operator key required' }).waitFor();
  await checkPage(page, 'operator-key-required');
  await enterKey(page, operatorKey);
  await page.getByRole('heading', { name: 'Queues' }).waitFor();
});

test('a schedule is created, edited, paused, run now, and deleted, and shows what its runs found', async () => {
  const productName = 'Brass Torch';
  const { page } = await openProfile();
  await page.goto(stack.origin);
  await enterKey(page, apiKey);
  await page.getByRole('link', { name: 'Schedules' }).click();
  await page.getByText('No schedules yet').waitFor();
  await page.getByRole('button', { name: 'New schedule' }).click();
  await page.getByRole('textbox', { name: 'Product', exact: true }).fill(productName);
  await page.getByRole('combobox', { name: 'Frequency' }).selectOption('Custom times (cron)');
  await page.getByRole('textbox', { name: 'Cron expression' }).fill('99 9 * * *');
  await page.getByRole('button', { name: 'Create schedule' }).click();
  await page.getByText('Must be a cron pattern of five fields').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await checkPage(page, 'schedule-form');

  await page.getByRole('combobox', { name: 'Frequency' }).selectOption('Every day');
  await page.getByLabel('Limit per run').fill('7');
  await page.getByRole('button', { name: 'Create schedule' }).click();
  const schedule = page.getByRole('article').filter({ hasText: productName });
  await schedule.getByText(/every day · next run .* · up to 7 reviews/).waitFor();
  await schedule.getByRole('row', { name: /Complete 7 7/ }).waitFor();
  await checkPage(page, 'schedules');

  const act = (name: string) => page.getByRole('button', { name }).click();
  await act(`Edit ${productName}`);
  await page.getByRole('combobox', { name: 'Frequency' }).selectOption('Every week');
  await act('Save');
  await schedule.getByText(/every week · next run/).waitFor();
  await act(`Pause ${productName}`);
  await schedule.getByText(/^Paused since/).waitFor();
  await act(`Run ${productName} now`);
  await schedule.getByText('A run has started.').waitFor();
  await schedule.getByRole('row', { name: /Complete 7 0/ }).waitFor();
  await act(`Resume ${productName}`);
  await schedule.getByText(/^Paused since/).waitFor({ state: 'hidden' });

  await act(`Delete ${productName}`);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('No schedules yet').waitFor();
});

const patience = { timeout: 45_000 };
