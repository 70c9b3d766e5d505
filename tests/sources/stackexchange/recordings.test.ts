import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { stackexchange } from '../../../worker/sources/stackexchange/stackexchange.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { recording } from '../../support/sources/recordings.ts';
import { openSite } from '../../support/sources/site.ts';

const collect = async (name: string, status = 200) => {
  const first = recording(name);
  const { url, requests } = await openSite(({ searchParams }, _, response) => {
    const body = searchParams.get('page') === '1' ? first : '{"items":[],"has_more":false}';
    response.writeHead(status, { 'content-encoding': 'gzip' }).end(gzipSync(body));
  });
  const source = stackexchange({ STACKEXCHANGE_SITES: ['appliances'], STACKEXCHANGE_URL: url });
  return { ...(await collectAll(source, searchFor('Northlight kettle'))), requests };
};

test('a question without a body is dropped, its answers are read, and a negative quota is no failure', async () => {
  const { pages, failure, requests } = await collect('stackexchange/questions.json');
  expect(failure).toBeUndefined();
  expect(pages[0]).toMatchObject({ reviews: [], dropped: 1 });
  expect(
    requests.map(({ pathname, searchParams }) => [pathname, searchParams.get('page')]),
  ).toEqual([
    ['/2.3/search/advanced', '1'],
    ['/2.3/questions/40917/answers', '1'],
    ['/2.3/questions/40917/answers', '2'],
    ['/2.3/search/advanced', '2'],
  ]);
});

test('a response with a backoff is read', async () => {
  const { pages, failure } = await collect('stackexchange/backoff.json');
  expect(failure).toBeUndefined();
  expect(pages[0]).toMatchObject({ dropped: 1 });
});

test('a missing key is unauthorized, and the message names the variable', async () => {
  const { failure } = await collect('stackexchange/key-required.json', 400);
  expect(failure).toMatchObject({ code: 'SOURCE_UNAUTHORIZED', retryable: false });
  expect(failure?.message).toContain('STACKEXCHANGE_KEY');
});
