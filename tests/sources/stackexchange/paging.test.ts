import { expect, test } from 'vitest';
import { collectAll, collectInterrupted } from '../../support/sources/collecting.ts';
import {
  acmeKettle,
  answer,
  idsOf,
  openApi,
  question,
  read,
} from '../../support/sources/stackexchange/stackexchange-service.ts';

const many = {
  questions: Array.from({ length: 25 }, (_, id) => question(id + 1, { answer_count: 2 })),
  answers: Array.from({ length: 50 }, (_, id) => answer(id + 101, (id % 25) + 1)),
};

test('all pages are read, and the answers of a page need one request if they fit', async () => {
  const { url, requests } = await openApi(many, 10);
  const { reviews } = await collectAll(read(url), acmeKettle());
  expect(new Set(idsOf(reviews)).size).toBe(75);
  expect(requests.map(({ pathname }) => pathname.split('/').at(-1))).toEqual([
    ...['advanced', 'answers', 'answers', 'advanced', 'answers', 'answers', 'advanced', 'answers'],
  ]);
});

test('no request is sent before its page is pulled', async () => {
  const { url, requests } = await openApi(many, 10);
  for await (const _ of read(url).collect(acmeKettle())) break;
  expect(requests).toHaveLength(1);
});

test('an attempt interrupted after any page neither loses nor duplicates reviews, on several sites', async () => {
  const { url } = await openApi(many, 10);
  const source = read(url, ['kitchens', 'cooking.stackexchange']);
  const reviews = await collectInterrupted(source, acmeKettle());
  expect(new Set(idsOf(reviews)).size).toBe(150);
  expect(reviews).toEqual((await collectAll(source, acmeKettle())).reviews);
});

test('a question that moves to another page between two attempts is not lost, nor are its answers', async () => {
  const content = { questions: [question(1, { answer_count: 1 })], answers: [answer(11, 1)] };
  const { url } = await openApi(content);
  const pages = read(url).collect(acmeKettle());
  await pages.next();
  const second = await pages.next();
  content.questions.unshift(question(2, { answer_count: 1 }));
  content.answers.unshift(answer(10, 2));
  const { reviews } = await collectAll(read(url), {
    ...acmeKettle(),
    resume: second.value?.resume,
  });
  expect(idsOf(reviews)).toEqual(['2', '10', '11']);
});
