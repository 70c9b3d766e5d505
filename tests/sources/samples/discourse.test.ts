import { expect, test } from 'vitest';
import { z } from 'zod';
import { discourse } from '../../../worker/sources/discourse/discourse.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { describeRecorded, recordedJson } from '../../support/sources/samples/recorded.ts';
import { openPages, openSite } from '../../support/sources/site.ts';

describeRecorded(() => {
  test('Discourse 3: one post of one topic, whose text comes from the topic', async () => {
    const search = recordedJson('discourse/3-search-modern.json');
    const { url, requests } = await openPages(({ pathname }) =>
      pathname === '/search.json'
        ? search
        : { post_stream: { posts: [{ id: 10, post_number: 1, cooked: '<p>In full.</p>' }] } },
    );
    const { reviews } = await collectAll(
      discourse({ DISCOURSE_URLS: [url] }),
      searchFor('Welcome Discourse'),
    );
    expect(reviews).toMatchObject([
      {
        body: 'In full.',
        title: 'Welcome to Discourse',
        url: `${url.href}t/welcome-to-discourse/7/1`,
      },
    ]);
    expect(requests.map(({ pathname }) => pathname)).toEqual(['/search.json', '/t/7.json']);
  });

  test('Discourse 4: too many requests, and overloaded', async () => {
    const shapes = z
      .record(z.string(), z.object({ status: z.number(), body: z.unknown().optional() }))
      .parse(recordedJson('discourse/4-search-error-shapes.json'));
    const told = [];
    for (const { status, body } of Object.values(shapes)) {
      const { url } = await openSite((_, __, response) =>
        response.writeHead(status).end(JSON.stringify(body ?? { errors: ['page'] })),
      );
      const { failure } = await collectAll(discourse({ DISCOURSE_URLS: [url] }), searchFor('x y'));
      told.push([status, failure?.code, failure?.retryable]);
    }
    expect(told).toEqual([
      [429, 'SOURCE_RATE_LIMITED', true],
      [409, 'SOURCE_UNREACHABLE', true],
      [400, 'SOURCE_BAD_RESPONSE', false],
    ]);
  });
});
