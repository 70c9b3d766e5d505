import { expect, test } from 'vitest';
import { lemmy } from '../../../worker/sources/lemmy/lemmy.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { describeRecorded, recordedJson } from '../../support/sources/samples/recorded.ts';
import { openPages } from '../../support/sources/site.ts';

describeRecorded(() => {
  test('Lemmy 1: a post of 0.18, its time UTC', async () => {
    const { url } = await openPages(() => recordedJson('lemmy/1-search-postview-0.18.json'));
    const { reviews } = await collectAll(lemmy({ LEMMY_URLS: [url] }), searchFor('Muffed'));
    expect(reviews).toMatchObject([
      {
        sourceId: 'https://sh.itjust.works/post/5716352',
        author: 'freshfieldreds',
        helpfulVotes: 13,
        publishedAt: Date.parse('2023-09-23T10:41:41.254Z'),
        body: expect.not.stringMatching(/\*/),
      },
    ]);
  });

  test('Lemmy 2: of two posts without a creator one has no text', async () => {
    const { url } = await openPages(() => recordedJson('lemmy/2-search-abbreviated.json'));
    const { pages } = await collectAll(lemmy({ LEMMY_URLS: [url] }), searchFor('privacy matters'));
    expect(pages).toMatchObject([
      {
        dropped: 1,
        reviews: [
          {
            author: null,
            helpfulVotes: 512,
            publishedAt: Date.parse('2026-05-29T23:20:46.372Z'),
            body: expect.stringMatching(/why privacy still matters/),
          },
        ],
      },
    ]);
  });
});
