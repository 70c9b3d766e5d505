import type { Locator, Page } from 'playwright-core';

/** The card of one of the tasks on a page. */
export const cardOf = (page: Page, kind: 'Community' | 'Stores' | 'Google'): Locator =>
  page
    .getByRole('main')
    .locator('article:has(h2)')
    .filter({ hasText: new RegExp(`^${kind}`) });

/** How the page says that it stands with the server. */
export const connectionOf = (page: Page): Locator =>
  page.getByRole('status', { name: 'Connection' });

/** The box in which the reviews of a card scroll. */
export const reviewBoxIn = (card: Locator): Locator => card.getByRole('feed').locator('..');

/** The reviews of a card that are in sight, and a few around them. */
export const reviewsIn = (card: Locator): Locator => card.getByRole('feed').getByRole('article');

/** How many reviews a card says that there are. */
export const countIn = async (card: Locator): Promise<number> =>
  Number(await reviewsIn(card).first().getAttribute('aria-setsize'));

/** Waits until the card says that all is done. */
export const waitUntilDone = (card: Locator): Promise<void> =>
  card.getByText('Every source has delivered.').waitFor();

/** Fills in the form of the start page, and sends it. */
export const startOnPage = async (page: Page, productName: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Product', exact: true }).fill(productName);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.waitForURL(/\/tasks\//);
};

/**
 * The text of every review of a finished card, from the first to the last, by scrolling through the list.
 *
 * @throws where some have not come into sight behind many pages.
 */
export const readReviews = async (card: Locator): Promise<string[]> => {
  // A tab behind another is drawn seldom, and the list follows what is drawn.
  await card.page().bringToFront();
  const texts = new Map<number, string>();
  for (let page = 0; page < mostPages; page++) {
    const [size, shown] = await reviewBoxIn(card).evaluate(readAndScroll);
    for (const [position, text] of shown) texts.set(position, text);
    if (size > 0 && texts.size >= size) {
      return [...texts].sort(([one], [other]) => one - other).map(([, text]) => text);
    }
  }
  throw new Error(`Only ${texts.size} reviews could be scrolled to.`);
};

const mostPages = 300;

/** How many reviews there are, and those in sight by their positions. From the end it goes on at the top. */
const readAndScroll = async (
  box: HTMLElement | SVGElement,
): Promise<[number, [number, string][]]> => {
  const articles = [...box.querySelectorAll('article')];
  const shown = articles.map((article): [number, string] => [
    Number(article.ariaPosInSet),
    article.textContent,
  ]);
  const size = Number(articles[0]?.ariaSetSize ?? 0);
  const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
  box.scrollTop = isAtEnd ? 0 : box.scrollTop + box.clientHeight / 2;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return [size, shown];
};
