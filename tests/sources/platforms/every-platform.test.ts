import { describe, expect, test } from 'vitest';
import { isPlatformName, type PlatformName } from '../../../contract/platforms.ts';
import { collectAll, collectInterrupted } from '../../support/sources/collecting.ts';
import { platformFixtures } from '../../support/sources/platforms/fixtures.ts';
import { markedPage, shownReview } from '../../support/sources/platforms/marked-page.ts';
import { openBehind } from '../../support/sources/platforms/open-behind.ts';
import { openPages, openSite, refuse } from '../../support/sources/site.ts';

const fixtures = Object.entries(platformFixtures).flatMap(([name, fixture]) =>
  isPlatformName(name) ? [[name, fixture] as const] : [],
);

describe.each(fixtures)('%s', (name: PlatformName, { marks, key, review, answer }) => {
  const many = Array.from({ length: 230 }, (_, index) => review(index + 1));
  const bodies = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => `This is the text of review ${from + i}.`);
  const shown = [
    shownReview('Ida', 'This is the text of review 3.'),
    shownReview('Ida', 'This is the text of review 177.'),
  ];

  const collect = async (reviews: readonly unknown[], page = markedPage(marks, shown)) => {
    const platform = await openPages((url) => answer(url, reviews));
    const { source, search } = await openBehind(page, name, platform.url);
    return { ...(await collectAll(source, search)), requests: platform.requests };
  };

  test('a page with its marks brings all of its reviews, each once', async () => {
    const { reviews, failure, pages } = await collect(many);
    expect(failure).toBeUndefined();
    expect(pages.flatMap(({ failures }) => failures ?? [])).toEqual([]);
    expect(reviews.map(({ body }) => body)).toEqual(bodies(1, 230));
    expect(new Set(reviews.map(({ sourceId }) => sourceId)).size).toBe(230);
    expect(reviews[0]).toMatchObject({
      author: 'Ida',
      rating: 4,
      publishedAt: Date.UTC(2024, 0, 28, 17, 36, 35),
      productDetails: { brand: 'Acme' },
    });
    expect(reviews[0]?.platform?.toLowerCase()).toBe(name);
  });

  test('an interrupted attempt loses and repeats none', async () => {
    const platform = await openPages((url) => answer(url, many));
    const { source, search } = await openBehind(markedPage(marks, shown), name, platform.url);
    const reviews = await collectInterrupted(source, search);
    expect([...new Set(reviews.map(({ body }) => body))]).toEqual(bodies(1, 230));
  });

  test('of a group, reviews of a product of another name are dropped, and a malformed one costs only itself', async () => {
    const { reviews, pages } = await collect(
      [review(1), review(2, 'Acme Toaster'), 'nonsense', null, {}, review(4)],
      markedPage(marks),
    );
    expect(reviews.map(({ body }) => body)).toEqual([...bodies(1, 1), ...bodies(4, 4)]);
    expect(pages.reduce((sum, { dropped }) => sum + dropped, 0)).toBeGreaterThanOrEqual(4);
  });

  test('a product without reviews has those of the page', async () => {
    const { reviews, failure, requests } = await collect([]);
    expect(failure).toBeUndefined();
    expect(reviews.map(({ platform }) => platform)).toEqual([null, null]);
    expect(requests).toHaveLength(1);
  });

  test('a platform that repeats a page ends', async () => {
    const platform = await openPages((url) => {
      for (const position of ['page', 'paging.from', 'Offset']) url.searchParams.delete(position);
      return answer(url, many);
    });
    const { source, search } = await openBehind(markedPage(marks), name, platform.url);
    await collectAll(source, search);
    expect(platform.requests.length).toBeLessThan(4);
  });

  test.each([
    [401, 'SOURCE_UNAUTHORIZED', /rejected the key that the page contains/],
    [503, 'SOURCE_UNREACHABLE', /, which has the reviews of the page: .*503/],
    [400, 'SOURCE_BAD_RESPONSE', /400/],
  ])('%d fails with %s, and no message contains the key', async (status, code, says) => {
    const down = await openSite((_, __, response) => refuse(response, status));
    const { source, search } = await openBehind(markedPage(marks), name, down.url);
    const { failure } = await collectAll(source, search);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(says) });
    expect(failure?.message).not.toContain(key);
  });

  test.each(['<title>Sorry</title>', '[]', '{"status":{"code":500}}'])(
    '%s is an invalid response',
    async (text) => {
      const site = await openSite((_, __, response) => response.end(text));
      const { source, search } = await openBehind(markedPage(marks), name, site.url);
      const { failure } = await collectAll(source, search);
      expect(failure?.code).toBe('SOURCE_BAD_RESPONSE');
    },
  );

  test('keys and IDs of another form are not sent', async () => {
    const hostile = [
      marks.replaceAll(key, `${key}/../../admin`),
      marks.replaceAll(key, `${key}&x=1`),
      marks.replaceAll(key, 'a'.repeat(500)),
      marks.replaceAll(/(["'-])7(["'])/g, '$1../7$2'),
      marks.replaceAll(/(["'-])7(["'])/g, '$1..$2'),
      marks.replaceAll(/(["'-])7(["'])/g, `$1${'7'.repeat(300)}$2`),
    ];
    for (const page of hostile) {
      const { requests, reviews } = await collect(many, markedPage(page, shown));
      const asked = requests.map(({ href }) => href).join('\n');
      expect(asked).not.toMatch(/admin|x=1|a{100}|7{100}|\.\./);
      if (asked === '') expect(reviews).toHaveLength(2);
    }
  });
});
