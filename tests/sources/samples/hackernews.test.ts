import { expect, test } from 'vitest';
import { hackernews } from '../../../worker/sources/hackernews.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { describeRecorded, recordedJson } from '../../support/sources/samples/recorded.ts';
import { openPages } from '../../support/sources/site.ts';

describeRecorded(() => {
  test('Hacker News 1: four stories, all of them bare links', async () => {
    const { url } = await openPages(() => recordedJson('hn/1-search-url.json'));
    const { pages, failure } = await collectAll(
      hackernews({ HACKERNEWS_URL: url }),
      searchFor('SSH'),
    );
    expect(failure).toBeUndefined();
    expect(pages).toMatchObject([{ reviews: [], dropped: 4, expected: 4 }]);
  });
});
