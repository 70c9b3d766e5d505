import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { stackexchange } from '../../../worker/sources/stackexchange/stackexchange.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { describeRecorded, recorded } from '../../support/sources/samples/recorded.ts';
import { openSite } from '../../support/sources/site.ts';

describeRecorded(() => {
  const openStackExchange = async (name: string, status = 200) => {
    const first = recorded(name);
    const { url, requests } = await openSite(({ searchParams }, _, response) => {
      const body = searchParams.get('page') === '1' ? first : '{"items":[],"has_more":false}';
      response.writeHead(status, { 'content-encoding': 'gzip' }).end(gzipSync(body));
    });
    const source = stackexchange({ STACKEXCHANGE_SITES: ['gaming'], STACKEXCHANGE_URL: url });
    return { ...(await collectAll(source, searchFor('Starcraft rating'))), requests };
  };

  test('Stack Exchange 1: a question without its text is none; a quota below zero fails nothing', async () => {
    const { pages, failure, requests } = await openStackExchange(
      'stackexchange/1-questions-gaming.json',
    );
    expect(failure).toBeUndefined();
    expect(pages[0]).toMatchObject({ reviews: [], dropped: 1 });
    // Its title fits, so that its answers are asked for; and there is more.
    expect(
      requests.map(({ pathname, searchParams }) => [pathname, searchParams.get('page')]),
    ).toEqual([
      ['/2.3/search/advanced', '1'],
      ['/2.3/questions/62531/answers', '1'],
      ['/2.3/questions/62531/answers', '2'],
      ['/2.3/search/advanced', '2'],
    ]);
  });

  test('Stack Exchange 3: an answer with a backoff is read', async () => {
    const { pages, failure } = await openStackExchange('stackexchange/3-backoff.json');
    expect(failure).toBeUndefined();
    expect(pages[0]).toMatchObject({ dropped: 1 });
  });

  test('Stack Exchange 5: an error says which variable', async () => {
    const { failure } = await openStackExchange('stackexchange/5-error.json', 400);
    expect(failure).toMatchObject({ code: 'SOURCE_UNAUTHORIZED', retryable: false });
    expect(failure?.message).toContain('STACKEXCHANGE_KEY');
  });
});
