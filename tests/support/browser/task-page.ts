import type { Locator, Page } from 'playwright-core';

/** The card of the page's task of this kind. */
export const cardOf = (page: Page, kind: 'Community' | 'Stores' | 'Google'): Locator =>
  page
    .getByRole('main')
    .locator('article:has(h2)')
    .filter({ hasText: new RegExp(`^${kind}`) });

/** The connection badge. */
export const connectionOf = (page: Page): Locator =>
  page.getByRole('status', { name: 'Connection' });

/** The scrollable list of a card's reviews. */
export const reviewBoxIn = (card: Locator): Locator => card.getByRole('feed').locator('..');

/** The rendered reviews of a card: those in view and a few around them. */
export const reviewsIn = (card: Locator): Locator => card.getByRole('feed').getByRole('article');

/** The number of reviews that a card claims to have. */
export const countIn = async (card: Locator): Promise<number> =>
  Number(await reviewsIn(card).first().getAttribute('aria-setsize'));

/** Waits until the card shows that all sources finished. */
export const waitUntilDone = (card: Locator): Promise<void> =>
  card.getByText('All sources finished.').waitFor();

/** Fills in and submits the form on the home page. */
export const startOnPage = async (page: Page, productName: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Product', exact: true }).fill(productName);
  await page.getByRole('button', { name: 'Start collecting' }).click();
  await page.waitForURL(/\/tasks\//);
};

/**
 * Scrolls through the reviews of a finished card and returns the text of each, first to last.
 *
 * @throws if some reviews do not appear within `maxPages` steps.
 */
export const readReviews = async (card: Locator): Promise<string[]> => {
  // Chromium rarely renders background tabs, and the list follows rendering.
  await card.page().bringToFront();
  const texts = new Map<number, string>();
  for (let page = 0; page < maxPages; page++) {
    const [size, visible] = await reviewBoxIn(card).evaluate(readAndScroll);
    for (const [position, text] of visible) texts.set(position, text);
    if (size > 0 && texts.size >= size) {
      return [...texts].sort(([a], [b]) => a - b).map(([, text]) => text);
    }
  }
  throw new Error(`Found only ${texts.size} reviews by scrolling.`);
};

const maxPages = 300;

/** Returns the number of reviews and the visible ones by position, then scrolls on. Wraps around at the end. */
const readAndScroll = async (
  box: HTMLElement | SVGElement,
): Promise<[number, [number, string][]]> => {
  const articles = [...box.querySelectorAll('article')];
  const visible = articles.map((article): [number, string] => [
    Number(article.ariaPosInSet),
    article.textContent,
  ]);
  const size = Number(articles[0]?.ariaSetSize ?? 0);
  const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
  box.scrollTop = isAtEnd ? 0 : box.scrollTop + box.clientHeight;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return [size, visible];
};
