import { text } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { finishedTasks } from '../support/browser/api.ts';
import { browserStack } from '../support/browser/browser-stack.ts';
import { checkPage } from '../support/browser/check-page.ts';
import { connectToChromium } from '../support/browser/chromium.ts';
import { cardOf, countIn, reviewBoxIn, reviewsIn } from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Reverses all text after it, unless it is removed. */
const override = '\u202e';
const productName = `Brass ${override}Kettle`;

const stack = browserStack({
  productNames: [],
  sites: { sources: ['hackernews', 'woocommerce', 'bazaarvoice', 'productfeed'] },
});
const openProfile = connectToChromium();

/** Opens a finished Community task with 200 reviews and a finished Stores task, which all tests of this file share. */
const openTasks = async (search = '', path = '') => {
  const ids = await finishedTasks(stack.url, productName);
  const { page } = await openProfile();
  await page.goto(`${stack.origin}/tasks/${ids[path === '' ? 'both' : 'community']}${search}`);
  const community = cardOf(page, 'Community');
  await reviewsIn(community).first().waitFor();
  return { page, community };
};

test.each([1280, 390, 320])(
  'at a width of %i a review has a button that shows the rest exactly if text is hidden',
  async (width) => {
    const { page, community } = await openTasks('', 'community');
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => clampsOf(page), patience).toSatisfy(isConsistent);
    const more = community.getByRole('button', { name: /^Show more/ }).first();
    if (width === 1280 && (await more.count()) === 0) return;
    const text = community.locator(`[id="${await more.getAttribute('aria-controls')}"]`);
    const heightBefore = await text.evaluate((element) => element.clientHeight);
    await more.click();
    await expect
      .poll(() => text.evaluate((element) => element.clientHeight))
      .toBeGreaterThan(heightBefore);
  },
);

test('a button for the rest appears as soon as a change of the font hides text', async () => {
  const { page, community } = await openTasks('', 'community');
  await page.addStyleTag({ content: 'article article p { letter-spacing: 0.5em }' });
  await community
    .getByRole('button', { name: /^Show more/ })
    .first()
    .waitFor();
  await expect.poll(() => clampsOf(page), patience).toSatisfy(isConsistent);
});

test('the reviews that match the filters are saved as a file', async () => {
  const { page, community } = await openTasks('?source=hackernews', 'community');
  const downloading = page.waitForEvent('download');
  await community.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'JSON lines' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^Brass .*Kettle reviews\.jsonl$/);
  const lines = (await text(await download.createReadStream())).trimEnd().split('\n');
  const sources = lines.map((line) => JSON.parse(line).source);
  expect(new Set(sources)).toEqual(new Set(['hackernews']));
  expect(sources).toHaveLength(await countIn(community));
});

test('photos of a review open in a viewer that the keyboard controls', async () => {
  const { page } = await openTasks('?2.source=bazaarvoice');
  const stores = cardOf(page, 'Stores');
  const scrollTo = async (target: Locator): Promise<void> => {
    await expect
      .poll(async () => {
        await reviewBoxIn(stores).evaluate((box) => box.scrollBy(0, 300));
        return target.count();
      }, patience)
      .toBeGreaterThan(0);
  };
  const photo = stores.getByRole('button', { name: /^Show photo 1 of [2-9]/ }).first();
  await scrollTo(photo);
  const image = photo.locator('img');
  expect(await image.getAttribute('referrerpolicy')).toBe('no-referrer');
  expect(await image.getAttribute('loading')).toBe('lazy');
  await expect
    .poll(
      () => image.evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth),
      patience,
    )
    .toBeGreaterThan(0);

  await photo.press('Enter');
  const viewer = page.getByRole('dialog', { name: /^Photo 1 of / });
  await viewer.getByRole('img', { name: /After two weeks|review by/ }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: /^Photo 2 of / }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect
    .poll(() => photo.evaluate((button) => button === document.activeElement), patience)
    .toBe(true);

  await page.keyboard.press('Enter');
  await viewer.waitFor();
  await checkPage(page, 'the viewer');
});

test('each link to a review says whose review it leads to', async () => {
  const { community } = await openTasks('', 'community');
  const names = await reviewsIn(community).getByRole('link').allTextContents();
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) {
    expect(name).toMatch(/^Hacker News: the review by .+, “.+” \(opens in a new tab\)$/);
  }
  expect(new Set(names).size).toBe(names.length);
});

test('all reviews are printed in full, in light colors, and the page is as before afterwards', async () => {
  const { page, community } = await openTasks('', 'community');
  await page.emulateMedia({ colorScheme: 'dark' });
  const box = reviewBoxIn(community);
  await box.evaluate((element) => element.scrollTo({ top: 500 }));
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => {
      const printed = [...document.querySelectorAll('article article')];
      Object.assign(window, {
        printed: printed.length,
        scheme: getComputedStyle(document.documentElement).colorScheme,
      });
    });
  });
  const total = Number(await reviewsIn(community).first().getAttribute('aria-setsize'));
  await expect.poll(() => printedCount(page), patience).toBeGreaterThanOrEqual(total);
  expect(await page.evaluate(() => Reflect.get(window, 'scheme'))).toBe('light');
  await expect.poll(() => reviewsIn(community).count()).toBeLessThan(40);
  expect(await box.evaluate((element) => element.scrollTop)).toBe(500);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
    'dark',
  );
});

test('filters are offered only where they match, and survive a reload, Back, and Forward', async () => {
  const { page, community } = await openTasks();
  const stores = cardOf(page, 'Stores');
  await stores.getByLabel('Rating').waitFor();
  expect(await community.getByLabel('Rating').count()).toBe(0);
  expect(await community.getByRole('combobox', { name: 'Source' }).count()).toBe(0);
  expect(await community.getByLabel('Sort by').textContent()).not.toContain('rated');

  await stores.getByLabel('Rating').selectOption('4 stars or more');
  await community.getByLabel('Sort by').selectOption('Oldest first');
  expect(new URL(page.url()).search).toBe('?2.rating=4&1.sort=OLDEST');
  await page.reload();
  await stores.getByLabel('Rating').waitFor();
  expect(await stores.getByLabel('Rating').inputValue()).toBe('4');
  expect(await community.getByLabel('Sort by').inputValue()).toBe('OLDEST');

  await page.goBack();
  await expect.poll(() => community.getByLabel('Sort by').inputValue()).toBe('NEWEST');
  await page.goForward();
  await expect.poll(() => community.getByLabel('Sort by').inputValue()).toBe('OLDEST');
  await checkPage(page, 'filtered');
});

test('a direction override in a product name reverses nothing', async () => {
  const { page, community } = await openTasks('', 'community');
  await community.getByRole('heading', { name: 'Brass Kettle' }).waitFor();
  expect(await page.locator('body').textContent()).not.toContain(override);
  expect(await page.title()).toBe('Brass Kettle · Reviewcast');
});

test('the list finds tasks by words of the name, ignoring case and accents, and keeps its filters', async () => {
  await finishedTasks(stack.url, productName);
  const { page } = await openProfile();
  await page.goto(`${stack.origin}/tasks`);
  const rows = page.getByRole('main').locator('a[href*="/tasks/"]');
  await expect.poll(() => rows.count(), patience).toBe(2);
  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill('nothing');
  await page.getByText('No tasks match these filters').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(() => rows.count(), patience).toBe(2);
  expect(await search.inputValue()).toBe('');

  await search.fill('BRÀS');
  await page.waitForURL(/search=/);
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Stores' }).click();
  await expect.poll(() => rows.count(), patience).toBe(1);
  await page.reload();
  await expect.poll(() => rows.count(), patience).toBe(1);
  expect(await search.inputValue()).toBe('BRÀS');
  await page.goBack();
  await expect.poll(() => rows.count(), patience).toBe(2);
});

test.each(['/nowhere', '/tasks/,', '/schedules/old', '/tasks/%E0%A4%A'])(
  'the unknown address %s gets a page that leads home',
  async (path) => {
    const { page } = await openProfile();
    await page.goto(`${stack.origin}${path}`);
    await page.getByText('Page not found').waitFor();
    if (path === '/nowhere') await checkPage(page, 'not-found');
    await page.getByRole('main').getByRole('link').click();
    const heading = page.getByRole('heading', { name: 'What do people say' });
    await heading.waitFor();
    await expect
      .poll(() => heading.evaluate((element) => element === document.activeElement))
      .toBe(true);
  },
);

const patience = { timeout: 45_000 };

interface Clamp {
  readonly isCut: boolean;
  readonly hasButton: boolean;
}

const clampsOf = (page: Page): Promise<Clamp[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('article article')].flatMap((article) => {
      const text = article.querySelector('[data-clamped]');
      return text
        ? [
            {
              isCut: text.scrollHeight > text.clientHeight + 1,
              hasButton: article.querySelector('button') !== null,
            },
          ]
        : [];
    }),
  );

const isConsistent = (clamps: readonly Clamp[]): boolean =>
  clamps.length > 3 && clamps.every(({ isCut, hasButton }) => isCut === hasButton);

/** Prints the page. @returns how many reviews it had in print. */
const printedCount = async (page: Page): Promise<number> => {
  await page.pdf();
  return Number(await page.evaluate(() => Reflect.get(window, 'printed')));
};
