import { expect, test } from 'vitest';
import { noReviewDetails } from '../../support/contract/samples.ts';
import { collectAll } from '../../support/sources/collecting.ts';
import {
  acmeKettle,
  answer,
  idsOf,
  key,
  openApi,
  question,
  read,
} from '../../support/sources/stackexchange/stackexchange-service.ts';

test('questions and their answers become reviews in plain text', async () => {
  const { url, requests } = await openApi({
    questions: [question(12, { answer_count: 1 }), question(3, { answer_count: 1 }), question(4)],
    answers: [answer(20, 12), answer(21, 3)],
  });
  const { reviews, failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toBeUndefined();
  const rest = { rating: null, verifiedPurchase: null, productTitle: null, ...noReviewDetails };
  expect(reviews[0]).toEqual({
    ...rest,
    sourceId: 'kitchens#12',
    author: 'Ida & Ole',
    title: "Is the Acme Kettle '12' <ok>?",
    body: 'Mine is fine & quiet.',
    url: 'https://kitchens.test/questions/12/is-the-acme-kettle',
    publishedAt: 1_700_000_000_000,
    helpfulVotes: 4,
  });
  expect(reviews[3]).toEqual({
    ...rest,
    sourceId: 'kitchens#20',
    author: 'user77',
    title: null,
    body: 'Answer 20.',
    url: 'https://kitchens.test/a/20',
    publishedAt: 1_700_000_500_000,
    helpfulVotes: -1,
  });
  expect(idsOf(reviews)).toEqual(['12', '3', '4', '20', '21']);
  const common = { site: 'kitchens', page: '1', pagesize: '100', filter: 'withbody', key };
  expect(
    requests.map(({ pathname, searchParams }) => [pathname, Object.fromEntries(searchParams)]),
  ).toEqual([
    ['/2.3/search/advanced', { ...common, q: 'Acme Kettle', sort: 'relevance', order: 'desc' }],
    ['/2.3/questions/3;12/answers', { ...common, sort: 'creation', order: 'asc' }],
  ]);
});

test('items without text or about something else are dropped', async () => {
  const { url } = await openApi({
    questions: [
      question(1, { body: '<p><img src="/acme.png"></p>', answer_count: 4 }),
      question(2, { title: 'Which toaster?' }),
      question(3, {
        title: 'Lids',
        body: '<p>Does one for the Acme <b>kettle</b> exist?</p>',
        answer_count: 2,
      }),
      question(4, { title: 'Cover for Acme Kettle', answer_count: 1 }),
      question(5, { owner: undefined, score: null, link: 'javascript:alert(1)' }),
      { title: 'Acme Kettle' },
    ],
    answers: [
      answer(11, 1),
      answer(12, 1, { body: '<p><a href="https://kettle.test">Acme Kettle</a></p>' }),
      answer(13, 1, { body: '<blockquote><p>Acme Kettle</p></blockquote>' }),
      answer(14, 3),
      answer(15, 3, { body: '<p>Yes, of the Acme Kettle.</p>' }),
      answer(16, 4),
    ],
  });
  const { pages, reviews } = await collectAll(read(url), acmeKettle());
  expect(idsOf(reviews)).toEqual(['3', '5', '11', '15']);
  expect(reviews[1]).toMatchObject({ author: null, helpfulVotes: null, url: null });
  expect(pages).toMatchObject([{ dropped: 4 }, { dropped: 3 }]);
});
