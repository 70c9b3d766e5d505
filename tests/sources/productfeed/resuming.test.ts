import { describe, expect, test } from 'vitest';
import { collectAll, collectInterrupted, searchFor } from '../../support/sources/collecting.ts';
import {
  feed,
  idsOf,
  many,
  openFeed,
  review,
  source,
} from '../../support/sources/productfeed/review-feed.ts';

describe('another attempt', () => {
  test('interrupted after any page neither loses nor duplicates reviews', async () => {
    const feeds = [
      (await openFeed(feed(many(250).join('')))).url,
      (await openFeed(feed(many(120).join('')))).url,
    ];
    const reviews = await collectInterrupted(source(...feeds), searchFor('Acme Kettle'));
    expect(reviews).toHaveLength(370);
    const whole = await collectAll(source(...feeds), searchFor('Acme Kettle'));
    expect(reviews).toEqual(whole.reviews);
  });

  test.each([
    ['the last review was deleted', (all: readonly string[]) => all.filter((_, at) => at !== 99)],
    ['reviews were inserted before it', (all: readonly string[]) => [review('new'), ...all]],
    ['it is shorter than the part already read', (all: readonly string[]) => all.slice(50, 140)],
    ['its order changed', (all: readonly string[]) => all.toReversed()],
  ])('reads a changed feed from the beginning if %s', async (_, change) => {
    let all: readonly string[] = many(150);
    const { url } = await openFeed(() => feed(all.join('')));
    const search = searchFor('Acme Kettle');
    const first = await source(url).collect(search).next();
    if (first.done === true) throw new Error('it gave no page');
    all = change(all);
    const later = await collectAll(source(url), { ...search, resume: first.value.resume });
    const given = new Set(idsOf([...first.value.reviews, ...later.reviews]));
    const wanted = all.map((xml) => /<review_id>(.*)</.exec(xml)?.[1]);
    expect(wanted.filter((id) => !given.has(id))).toEqual([]);
  });

  test('reads a feed without IDs from the beginning', async () => {
    const { url } = await openFeed(
      feed(
        many(150)
          .join('')
          .replace(/<review_id>.*/g, ''),
      ),
    );
    const search = searchFor('Acme Kettle');
    const first = await source(url).collect(search).next();
    const resume = first.done === true ? undefined : first.value.resume;
    expect((await collectAll(source(url), { ...search, resume })).reviews).toHaveLength(150);
  });
});
