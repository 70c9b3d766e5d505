import { expect, test } from 'vitest';
import { collectAll, collectInterrupted } from '../../support/sources/collecting.ts';
import {
  acmeKettle,
  fine,
  large,
  openForum,
  read,
} from '../../support/sources/discourse/discourse-forum.ts';
import { openSite } from '../../support/sources/site.ts';

test('a topic is read to its end and only once, however often it is found', async () => {
  const { url, requests } = await openForum(large);
  const { reviews } = await collectAll(read(url), acmeKettle());
  expect(reviews).toHaveLength(52);
  expect(new Set(reviews.map(({ sourceId }) => sourceId)).size).toBe(52);
  expect(requests.map(({ pathname }) => pathname)).toEqual([
    '/search.json',
    '/t/7.json',
    '/t/7/posts.json',
    '/t/7/posts.json',
    '/t/8/posts.json',
    '/search.json',
    '/search.json',
    '/t/8/posts.json',
    '/t/9.json',
  ]);
});

test('an attempt interrupted after any page neither loses nor duplicates reviews, in several forums', async () => {
  const urls = [(await openForum(large)).url, (await openForum(large)).url];
  const reviews = await collectInterrupted(read(...urls), acmeKettle());
  expect(reviews).toHaveLength(104);
  expect(reviews).toEqual((await collectAll(read(...urls), acmeKettle())).reviews);
});

test('a post that moves to another page between two attempts is not lost', async () => {
  const forum = { topics: large.topics, found: [[101], [201]] };
  const { url } = await openForum(forum);
  const pages = read(url).collect(acmeKettle());
  const [first, second] = [await pages.next(), await pages.next()];
  expect([first, second].map(({ value }) => value?.reviews.length)).toEqual([1, 3]);
  forum.found = [[201], [102, 5]];
  const { reviews } = await collectAll(read(url), {
    ...acmeKettle(),
    resume: second.value?.resume,
  });
  expect(reviews).toHaveLength(48);
});

test('no page after the tenth is requested', async () => {
  const { url, requests } = await openForum({
    topics: [{ id: 9, title: 'Acme Kettle', posts: fine(20) }],
    found: Array.from({ length: 15 }, (_, page) => [page + 1]),
  });
  await collectAll(read(url), acmeKettle());
  expect(requests.map(({ searchParams }) => searchParams.get('page')).filter(Boolean)).toEqual(
    Array.from({ length: 10 }, (_, page) => String(page + 1)),
  );
});

test('no request is sent before its page is pulled', async () => {
  const { url, requests } = await openForum(large);
  for await (const _ of read(url).collect(acmeKettle())) break;
  expect(requests).toHaveLength(2);
});

test('a forum that announces more pages than it serves is read as far as possible', async () => {
  const { url } = await openSite(({ searchParams }, _, response) => {
    if (searchParams.get('page') !== '1') response.statusCode = 400;
    response.end('{"posts":[],"grouped_search_result":{"more_full_page_results":true}}');
  });
  const { pages, failure } = await collectAll(read(url), acmeKettle());
  expect([pages, failure]).toEqual([[], undefined]);
});
