import { expect, test } from 'vitest';
import { withoutAuthors } from '../../../worker/collection/leave-out-authors.ts';
import { fakeSource, foundReview, pageOf } from '../../support/worker/fake-source.ts';
import { startCollection } from '../../support/worker/start-collection.ts';

const named = foundReview(1, {
  sourceId: null,
  author: 'Ida Holm',
  body: 'It boils water in no time at all, and keeps it hot for hours on end.',
  url: 'https://forum.test/user/ida_holm/posts/1',
  replies: [{ author: 'Ole of Acme', body: 'Thank you!', publishedAt: null }],
  media: [
    { type: 'PHOTO', url: 'https://forum.test/1.jpg', thumbnailUrl: null, caption: null },
    {
      type: 'PHOTO',
      url: 'https://forum.test/2.jpg?by=Ida+Holm',
      thumbnailUrl: null,
      caption: null,
    },
  ],
});

const collect = async (leaveOutAuthors: boolean) => {
  const source = fakeSource('woocommerce', async function* () {
    yield { ...pageOf(1, 1), reviews: [named, named] };
  });
  const collection = startCollection([source], { leaveOutAuthors });
  await collection.finished;
  return collection;
};

test('no name of an author or a replier is reported, and the fingerprint stays the same', async () => {
  const { reviews, reports } = await collect(true);
  expect(JSON.stringify(reports)).not.toMatch(/ida|holm|ole/i);
  expect(reviews).toMatchObject([
    {
      author: null,
      url: null,
      replies: [{ author: null, body: 'Thank you!' }],
      media: [{ url: 'https://forum.test/1.jpg' }],
    },
  ]);
  const [kept] = (await collect(false)).reviews;
  expect(kept).toMatchObject({ author: 'Ida Holm', url: named.url, media: { length: 2 } });
  expect(reviews[0]?.fingerprint).toBe(kept?.fingerprint);
});

test.each([
  ['https://www.reddit.com/r/u_ida/comments/p1/_/', null],
  ['https://forum.test/@Ida/1', null],
  ['https://forum.test/t/1#%49da', null],
  ['https://forum.test/t/1?%zz', 'https://forum.test/t/1?%zz'],
  ['https://shop.test/idaho/kettle', 'https://shop.test/idaho/kettle'],
])('of the author ida, the URL %s becomes %s', (url, kept) => {
  expect(withoutAuthors(foundReview(1, { author: 'ida', url })).url).toBe(kept);
});
