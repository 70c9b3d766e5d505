import type { Page } from 'playwright-core';

/** Enters an API key in the settings. */
export const enterKey = async (page: Page, apiKey: string): Promise<void> => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('API key', { exact: true }).fill(apiKey);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};
