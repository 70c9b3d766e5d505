import { expect, test } from 'vitest';
import { type Part, readParts } from '../../../worker/paging/read-parts.ts';
import { addStated, emptyTally, statedBy } from '../../../worker/paging/stated-tally.ts';
import type { Page, Source, Stated } from '../../../worker/source/source.ts';
import { SourceError } from '../../../worker/source/source-error.ts';
import { collectAll, collectInterrupted, searchFor } from '../../support/sources/collecting.ts';
import { review } from '../../support/sources/reviews.ts';

/** A part with `pages` pages of one review each, which fails on the pages for which `broken` returns an error. */
const part = (
  key: string,
  pages: number,
  broken: (page: number) => SourceError | undefined = () => undefined,
): Part => ({
  key,
  name: `Shop ${key}`,
  async *read(resume): AsyncGenerator<Page, void, undefined> {
    for (let page = resume === undefined ? 1 : Number(resume) + 1; ; page++) {
      const failure = broken(page);
      if (failure !== undefined) throw failure;
      if (page > pages) return;
      const stated = page === 1 ? { stated: { rating: 4, count: 10 } } : {};
      yield { reviews: [review(`${key}${page}`)], dropped: 0, resume: String(page), ...stated };
    }
  },
});

const source = (...parts: Part[]): Source => ({
  name: 'woocommerce',
  collect: ({ resume }) => readParts(parts, resume),
});

const down = (retryable = true, cooldownUntil?: number) =>
  new SourceError('SOURCE_UNREACHABLE', 'It is down.', {
    retryable,
    ...(cooldownUntil === undefined ? {} : { cooldownUntil }),
  });

const idsOf = (reviews: readonly { sourceId: string | null }[]) =>
  reviews.map(({ sourceId }) => sourceId);

test('a failed part is reported on the next page, and the others continue', async () => {
  const { pages, reviews, failure } = await collectAll(
    source(
      part('a', 2, (page) => (page === 2 ? down() : undefined)),
      part('b', 2),
    ),
    searchFor('x'),
  );
  expect(failure).toBeUndefined();
  expect(idsOf(reviews)).toEqual(['a1', 'b1', 'b2']);
  expect(pages.map(({ failures }) => failures?.map(({ message }) => message))).toEqual([
    undefined,
    ['Shop a: It is down.'],
    undefined,
  ]);
});

test('if the last part fails, an empty page reports it', async () => {
  const { pages } = await collectAll(
    source(
      part('a', 1),
      part('b', 0, () => down()),
    ),
    searchFor('x'),
  );
  expect(pages.at(-1)).toMatchObject({ reviews: [], failures: [{ code: 'SOURCE_UNREACHABLE' }] });
});

test('if every part fails, the source fails, retryable if one of them is', async () => {
  const { failure } = await collectAll(
    source(
      part('a', 0, () => down(false)),
      part('b', 0, () => down(true, 2000)),
      part('c', 0, () => down(true, 5000)),
    ),
    searchFor('x'),
  );
  expect(failure).toMatchObject({ retryable: true, cooldownUntil: 5000 });
  expect(failure?.message).toBe('All 3 failed. Shop b: It is down.');
});

test('a part without reviews is not a failure', async () => {
  const { pages, failure } = await collectAll(source(part('a', 0), part('b', 0)), searchFor('x'));
  expect({ pages, failure }).toEqual({ pages: [], failure: undefined });
});

test('an attempt interrupted after any page loses and duplicates nothing', async () => {
  const reviews = await collectInterrupted(
    source(part('a', 3), part('b', 0), part('c', 2)),
    searchFor('x'),
  );
  expect(idsOf(reviews)).toEqual(['a1', 'a2', 'a3', 'c1', 'c2']);
});

test('a later attempt continues where a part failed', async () => {
  let broken = true;
  const shops = source(
    part('a', 3, (page) => (broken && page === 2 ? down() : undefined)),
    part('b', 3, (page) => (broken && page === 3 ? down() : undefined)),
  );
  const first = await collectAll(shops, searchFor('x'));
  expect(first.failure).toBeDefined();
  broken = false;
  const second = await collectAll(shops, searchFor('x', { resume: first.pages.at(-1)?.resume }));
  expect(idsOf([...first.reviews, ...second.reviews]).sort()).toEqual([
    'a1',
    'a2',
    'a3',
    'b1',
    'b2',
    'b3',
  ]);
});

test('reported counts of the parts are added up, across attempts', async () => {
  const shops = source(part('a', 1), part('b', 1));
  const first = await shops.collect(searchFor('x')).next();
  expect(first.value).toMatchObject({ stated: { rating: 4, count: 10 } });
  const resume = first.done === true ? undefined : first.value.resume;
  const { pages } = await collectAll(shops, searchFor('x', { resume }));
  expect(pages).toMatchObject([{ stated: { rating: 4, count: 20 } }]);
});

test('an invalid token starts over', async () => {
  const { reviews } = await collectAll(
    source(part('a', 1)),
    searchFor('x', { resume: '{"at":7}' }),
  );
  expect(idsOf(reviews)).toEqual(['a1']);
});

test('an unexpected error is rethrown', async () => {
  const wrong = part('a', 0, () => {
    throw new TypeError('a bug');
  });
  await expect(collectAll(source(wrong, part('b', 1)), searchFor('x'))).rejects.toThrow('a bug');
});

test('the star counts of the parts add up if all parts that report something report them', () => {
  const stars = { rating: 4, count: 10, histogram: [0, 1, 1, 4, 4] };
  const sum = (...all: Stated[]) => statedBy(all.reduce(addStated, emptyTally));
  const nothing = { rating: null, count: null };
  expect(sum(nothing, stars, { ...stars, histogram: [1, 0, 0, 0, 9] }, nothing)?.histogram).toEqual(
    [1, 1, 1, 4, 13],
  );
  expect(sum(stars, { rating: 5, count: 1 })?.histogram).toBeNull();
  expect(sum({ rating: 5, count: 1 }, stars)?.histogram).toBeNull();
});
