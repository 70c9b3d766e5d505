import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { taskOf } from './api.ts';
import { readReviews, waitUntilDone } from './task-page.ts';

/**
 * Holds a card that is finished, or about to be, against what polling answers: the same reviews in the same order, and the
 * chart, which is drawn of those that came with the events, counts as many.
 */
export const expectSameReviews = async (url: string, id: string, card: Locator): Promise<void> => {
  await waitUntilDone(card);
  const shown = await readReviews(card);
  const { status, reviews } = await taskOf(url, id);
  const kept = reviews.edges.map(({ node }) => node);
  expect(status).toBe('SUCCESS');
  expect(kept.length).toBeGreaterThan(20);
  expect(shown.map((text, index) => text.includes(kept[index]?.body ?? '–'))).toEqual(
    kept.map(() => true),
  );
  const dated = kept.filter(({ publishedAt }) => publishedAt !== null).length;
  await card.getByText(`${dated} reviews from `).waitFor();
};
