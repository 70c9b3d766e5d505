import type { Page } from 'playwright-core';

/** Has the page act with this API key from now on. */
export const enterKey = async (page: Page, apiKey: string): Promise<void> => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('API key', { exact: true }).fill(apiKey);
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};
