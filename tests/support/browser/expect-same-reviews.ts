import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { taskOf } from './api.ts';
import { readReviews, waitUntilDone } from './task-page.ts';

/**
 * Waits until a card is finished and compares it with the task as polling returns it: the card lists the same reviews in the same
 * order, and its chart, which is drawn from the events, counts as many.
 */
export const expectSameReviews = async (url: string, id: string, card: Locator): Promise<void> => {
  await waitUntilDone(card);
  const shown = await readReviews(card);
  const { status, reviews } = await taskOf(url, id);
  const expected = reviews.edges.map(({ node }) => node);
  expect(status).toBe('SUCCESS');
  expect(expected.length).toBeGreaterThan(20);
  expect(shown.map((text, index) => text.includes(expected[index]?.body ?? '–'))).toEqual(
    expected.map(() => true),
  );
  const dated = expected.filter(({ publishedAt }) => publishedAt !== null).length;
  await card.locator('figcaption', { hasText: `${dated} reviews from ` }).waitFor();
};
