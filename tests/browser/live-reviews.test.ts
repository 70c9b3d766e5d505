import { expect, test, vi } from 'vitest';
import { openEndlessSite } from '../faults/harness/endless-site.ts';
import { browserStack } from '../support/browser/browser-stack.ts';
import { connectToChromium, type ProfileOptions } from '../support/browser/chromium.ts';
import {
  cardOf,
  countIn,
  reviewBoxIn,
  reviewsIn,
  startOnPage,
  waitUntilDone,
} from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Serves 20 pages of comments, slowly. */
const stack = browserStack({
  productNames: [],
  serveMore: async (disposables) => {
    const site = disposables.add(await openEndlessSite(700), async (one) =>
      one[Symbol.asyncDispose](),
    );
    return { HACKERNEWS_URL: site.origin };
  },
});
const openProfile = connectToChromium();

/** Opens a task that finds reviews for about 15 s, once there are enough to scroll. */
const openRunningTask = async (productName: string, options: ProfileOptions = {}) => {
  const { page } = await openProfile(options);
  await page.goto(stack.origin);
  for (const kind of ['Stores', 'Google']) {
    await page.getByRole('checkbox', { name: new RegExp(`^${kind}`) }).click();
  }
  await startOnPage(page, productName);
  const card = cardOf(page, 'Community');
  await reviewsIn(card).first().waitFor();
  await expect.poll(() => countIn(card), patience).toBeGreaterThanOrEqual(12);
  return { page, card };
};

test('a scrolled list holds still, counts new reviews, and jumps to them on request', async () => {
  const { card } = await openRunningTask('Brass Kettle');
  await reviewBoxIn(card).press('End');
  const newReviews = card.getByRole('button', { name: /^\d+ new reviews?$/ });
  await newReviews.waitFor();
  const lastReview = await reviewsIn(card).last().textContent();
  const countBefore = await newReviews.textContent();
  await expect.poll(() => newReviews.textContent(), patience).not.toBe(countBefore);
  expect(await reviewsIn(card).last().textContent()).toBe(lastReview);

  await newReviews.click();
  await newReviews.waitFor({ state: 'hidden' });
  expect(await reviewBoxIn(card).evaluate((box) => box.scrollTop)).toBe(0);
  expect(await reviewBoxIn(card).evaluate((box) => box === document.activeElement)).toBe(true);
});

test('new reviews are readable as soon as they arrive, also for users who allow motion', async () => {
  const { card } = await openRunningTask('Brass Jug', { reducedMotion: 'no-preference' });
  const opacities = await reviewBoxIn(card).evaluate(
    (box) =>
      new Promise<string[]>((resolve) => {
        const observer = new MutationObserver((changes) => {
          const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
          const articles = added.flatMap((node) =>
            node instanceof Element
              ? [...(node.matches('article') ? [node] : []), ...node.querySelectorAll('article')]
              : [],
          );
          if (articles.length === 0) return;
          observer.disconnect();
          resolve(articles.map((article) => getComputedStyle(article).opacity));
        });
        observer.observe(box, { childList: true, subtree: true });
      }),
  );
  expect(new Set(opacities)).toEqual(new Set(['1']));
});

test('the review list keeps keyboard focus when the task finishes', async () => {
  const { page, card } = await openRunningTask('Brass Lamp');
  await reviewBoxIn(card).focus();
  await waitUntilDone(card);
  await card.getByLabel('Sort by').waitFor();
  await reviewsIn(card).first().waitFor();
  expect(await reviewBoxIn(card).evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Review list',
  );
});

const patience = { timeout: 45_000 };
