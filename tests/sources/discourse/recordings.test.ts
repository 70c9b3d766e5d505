import { expect, test } from 'vitest';
import { z } from 'zod';
import { discourse } from '../../../worker/sources/discourse/discourse.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { jsonRecording } from '../../support/sources/recordings.ts';
import { openPages, openSite } from '../../support/sources/site.ts';

test('the text of a found post comes from its topic, since the search contains only a blurb', async () => {
  const { url, requests } = await openPages(({ pathname }) =>
    pathname === '/search.json'
      ? jsonRecording('discourse/search.json')
      : { post_stream: { posts: [{ id: 31, post_number: 1, cooked: '<p>In full.</p>' }] } },
  );
  const { reviews } = await collectAll(
    discourse({ DISCOURSE_URLS: [url] }),
    searchFor('Brookside P3'),
  );
  expect(reviews).toMatchObject([
    {
      body: 'In full.',
      title: 'Living with the Brookside P3',
      url: `${url.href}t/living-with-the-brookside-p3/12/1`,
    },
  ]);
  expect(requests.map(({ pathname }) => pathname)).toEqual(['/search.json', '/t/12.json']);
});

test('a rate limit, an overload, and a rejected search are told apart', async () => {
  const responses = z
    .array(z.object({ status: z.number(), body: z.unknown() }))
    .parse(jsonRecording('discourse/search-errors.json'));
  const failures = [];
  for (const { status, body } of responses) {
    const { url } = await openSite((_, __, response) =>
      response.writeHead(status).end(JSON.stringify(body)),
    );
    const { failure } = await collectAll(discourse({ DISCOURSE_URLS: [url] }), searchFor('x y'));
    failures.push([status, failure?.code, failure?.retryable]);
  }
  expect(failures).toEqual([
    [429, 'SOURCE_RATE_LIMITED', true],
    [409, 'SOURCE_UNREACHABLE', true],
    [400, 'SOURCE_BAD_RESPONSE', false],
  ]);
});
