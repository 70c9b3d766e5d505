import { expect, test } from 'vitest';
import { lemmy } from '../../../worker/sources/lemmy/lemmy.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { jsonRecording } from '../../support/sources/recordings.ts';
import { openPages } from '../../support/sources/site.ts';

test('Lemmy 0.18: times without a zone are UTC, and Markdown becomes plain text', async () => {
  const { url } = await openPages(() => jsonRecording('lemmy/search-0.18.json'));
  const { reviews } = await collectAll(lemmy({ LEMMY_URLS: [url] }), searchFor('Tarn One'));
  expect(reviews).toMatchObject([
    {
      sourceId: 'https://cycling.example/post/90412',
      author: 'pedalmole',
      helpfulVotes: 21,
      publishedAt: Date.parse('2023-08-09T06:05:04.321Z'),
      body: expect.not.stringMatching(/\*/),
    },
  ]);
});

test('Lemmy 0.19: a post without a creator has no author, and one without text is dropped', async () => {
  const { url } = await openPages(() => jsonRecording('lemmy/search-0.19.json'));
  const { pages } = await collectAll(lemmy({ LEMMY_URLS: [url] }), searchFor('moth lamps'));
  expect(pages).toMatchObject([
    {
      dropped: 1,
      reviews: [
        {
          author: null,
          helpfulVotes: 88,
          publishedAt: Date.parse('2026-02-03T11:12:13.456Z'),
          body: expect.stringMatching(/We ran .*six lamps/),
        },
      ],
    },
  ]);
});
