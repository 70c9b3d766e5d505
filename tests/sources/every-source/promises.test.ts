import { describe, expect, test } from 'vitest';
import { catalogueRow, sourceNames } from '../../../contract/catalogue.ts';
import { reviewSchema } from '../../../contract/review.ts';
import { nothingName } from '../../../demo/catalogue/catalogue.ts';
import { fingerprintsOf } from '../../../worker/collection/review-identity.ts';
import { SeenReviews } from '../../../worker/collection/seen-reviews.ts';
import type { FoundReview, Page } from '../../../worker/source/source.ts';
import { collectAll, collectInterrupted } from '../../support/sources/collecting.ts';
import { openDemoSource } from '../../support/sources/every-source/demo-source.ts';
import { startCollection } from '../../support/worker/start-collection.ts';

const timeout = 30_000;

describe.each(sourceNames)('%s', { timeout }, (name) => {
  const { kind } = catalogueRow(name);
  const idsOf = (reviews: readonly FoundReview[]) =>
    [...new Set(fingerprintsOf(name, reviews))].sort();

  test('finds reviews of the product and of no other', async () => {
    const { source, search } = await openDemoSource(name);
    const { pages, reviews, failure } = await collectAll(source, search());
    expect(failure).toBeUndefined();
    expect(reviews.length).toBeGreaterThan(5);
    expect(pages.reduce((sum, { dropped }) => sum + dropped, 0)).toBeGreaterThanOrEqual(0);
    for (const review of reviews.filter(({ productTitle }) => productTitle !== null)) {
      expect(review.productTitle).toContain('Arc 2');
      expect(review.productTitle).not.toMatch(/case|stand|cable|cushion/i);
    }
  });

  test('yields plain text, ratings from 1 to 5, and dates in UTC', async () => {
    const { source, search } = await openDemoSource(name);
    const { reviews } = await collectAll(source, search());
    for (const { sourceId, ...found } of reviews) {
      const review = { ...found, fingerprint: 'r', source: name, kind, sentiment: null };
      expect(reviewSchema.safeParse(review).error).toBeUndefined();
      expect(`${found.title}${found.body}`).not.toMatch(/<\/?[a-z][^>]*>|&(amp|quot|lt|#\d+);/i);
      expect(found.publishedAt ?? Date.UTC(2020)).toBeGreaterThan(Date.UTC(2010));
      expect(found.publishedAt ?? 0).toBeLessThan(Date.now() + 86_400_000);
      if (kind === 'COMMUNITY') expect(found.rating).toBeNull();
    }
  });

  test('yields the same reviews in every task', async () => {
    const { source, search } = await openDemoSource(name);
    const [first, second] = [
      await collectAll(source, search()),
      await collectAll(source, search()),
    ];
    expect(idsOf(second.reviews)).toEqual(idsOf(first.reviews));
  });

  test('yields each review once, however often the service shows it', async () => {
    const { source, search } = await openDemoSource(name);
    const { productName, productUrls, http } = search();
    const collection = startCollection([source], {
      input: { productName, productUrls: [...productUrls], maxReviews: 1000 },
      httpOf: () => http,
    });
    await collection.finished;
    const seen = new SeenReviews([]);
    expect(collection.reviews.filter((review) => seen.add(review) === undefined)).toEqual([]);
    expect(collection.progress.get(name)).toMatchObject({ status: 'DONE', error: null });
  });

  test('resumes after the pages that an earlier attempt kept and loses none', async () => {
    const { source, search } = await openDemoSource(name);
    const whole = await collectAll(source, search());
    const inParts = await collectInterrupted(source, search());
    expect(idsOf(inParts)).toEqual(idsOf(whole.reviews));
  });

  test('resumes from the first page with reviews and loses none', async () => {
    const { source, search } = await openDemoSource(name);
    const whole = await collectAll(source, search());
    const [kept] = await firstPage(source.collect(search()));
    const rest = await collectAll(source, search({ resume: kept.resume }));
    expect(idsOf([...kept.reviews, ...rest.reviews])).toEqual(idsOf(whole.reviews));
  });

  test('sends no request after its consumer stops', async () => {
    const { source, search, requests } = await openDemoSource(name);
    const [, pages] = await firstPage(source.collect(search()));
    const count = requests.length;
    await pages.return();
    expect(requests).toHaveLength(count);
  });

  test('yields nothing if there is nothing', async () => {
    const { source, search } = await openDemoSource(name);
    const { reviews, failure } = await collectAll(source, search({ productName: nothingName }));
    // A page that a caller named, and that is about something else, is a mistake.
    if (name === 'productpage') expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE' });
    else expect(failure).toBeUndefined();
    expect(reviews).toEqual([]);
  });
});

/** The first page with reviews, and the remaining pages. */
const firstPage = async (pages: AsyncGenerator<Page, void, undefined>) => {
  for (;;) {
    const { value } = await pages.next();
    if (!value) throw new Error('There is no page with reviews.');
    if (value.reviews.length > 0) return [value, pages] as const;
  }
};
