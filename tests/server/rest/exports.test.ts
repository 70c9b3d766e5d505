import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { schema } from '../../../schema/schema.ts';
import { attachment } from '../../../server/export/attachment.ts';
import { exportedReviewSchema } from '../../../server/export/exported-review.ts';
import { reviewOf } from '../../support/contract/samples.ts';
import { ann, bearer, ben, keys, operator, start } from '../../support/server/callers.ts';
import { wholeReview } from '../../support/server/exports.ts';
import { FakeWorker } from '../../support/server/fake-worker.ts';
import { ask } from '../../support/server/polling.ts';
import { requestRest } from '../../support/server/rest.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
let worker: FakeWorker;
let watchToken: string;

const lid = { key: 'lid', from: 1, to: 7 };

const bare = reviewOf('bare', {
  body: 'Leaks.',
  rating: 1,
  language: 'en',
  mentions: [{ ...lid, tone: -0.5 }],
});

beforeAll(async () => {
  server = await startTestServer(keys);
  const started = await start(server.graphql, bearer(ann));
  watchToken = started.watchToken;
  worker = new FakeWorker(server.deployment.log, started.taskId);
  await worker.claim();
  const { copies, ...found } = wholeReview;
  const [first, ...later] = copies;
  const reviews = [
    { ...found, copies: first ? [first] : [], mentions: [{ ...lid, tone: 0.5 }] },
    bare,
  ];
  await worker.write({ type: 'ReviewsFound', source: 'woocommerce', reviews });
  await worker.write({ type: 'CopiesFound', fingerprint: 'whole', copies: later });
});

afterAll(() => server[Symbol.asyncDispose]());

const get = (file: string, init: RequestInit & { key?: string } = {}): Promise<Response> => {
  const { key = ann, ...others } = init;
  return fetch(`${server.url}/api/v1/tasks/${worker.taskId}/${file}`, {
    ...others,
    headers: { authorization: bearer(key), ...others.headers },
  });
};

const read = async (file: string): Promise<string> => {
  const response = await get(file);
  expect(response.status).toBe(200);
  return response.text();
};

/** Selects every field of a type, and of the types in it. */
const selectionOf = (type: GraphQLObjectType): string =>
  Object.values(type.getFields())
    .map(({ name, type: fieldType }) => {
      const inner = getNamedType(fieldType);
      return isObjectType(inner) ? `${name} { ${selectionOf(inner)} }` : name;
    })
    .join(' ');

const reviewType = z.custom<GraphQLObjectType>(isObjectType).parse(schema.getType('Review'));

const reviewsInGraphql = async (): Promise<unknown[]> => {
  const query = `query ($id: ID!) {
    taskStatus(id: $id) { reviews(sort: OLDEST) { edges { node { ${selectionOf(reviewType)} } } } }
  }`;
  const variables = { id: worker.taskId };
  const result = await ask(server.graphql, { query, variables, authorization: bearer(ann) });
  const edges = z.array(z.object({ node: z.unknown() }));
  return z
    .object({ data: z.object({ taskStatus: z.object({ reviews: z.object({ edges }) }) }) })
    .parse(result)
    .data.taskStatus.reviews.edges.map(({ node }) => node);
};

test('JSON and JSON lines have every field of a review, as GraphQL returns it', async () => {
  const reviews = await reviewsInGraphql();
  expect(reviews).toHaveLength(2);
  const lines = (await read('reviews.jsonl')).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line))).toEqual(reviews);
  const all: unknown = JSON.parse(await read('reviews.json'));
  expect(all).toEqual(reviews);
  expect(z.array(exportedReviewSchema).parse(all)).toEqual(all);
  expect(Object.keys(z.array(z.looseObject({})).parse(all)[0] ?? {})).toEqual(
    Object.keys(reviewType.getFields()),
  );
});

test('CSV has one column for each field, quoted texts, and no formulas', async () => {
  const [header, ...rest] = (await read('reviews.csv')).split('\r\n');
  expect(header).toBe(
    'id,fingerprint,source,platform,site,kind,author,title,body,rating,aspectRatings,recommended,pros,cons,language,country,url,publishedAt,editedAt,verifiedPurchase,incentivized,helpfulVotes,unhelpfulVotes,media,replies,productTitle,productBrand,productGtin,productMpn,productSku,productUrl,productVariant,syndicatedFrom,copies,sentiment,isNew',
  );
  const cells = [
    `"${worker.taskId}-whole","whole","woocommerce","Yotpo","shop.example","STORE"`,
    '"Jürgen ""Jay"" O\'Neill"',
    '"Comma, quote "" and\nsecond line"',
    '"\'=HYPERLINK(""https://evil.example"",""Click"")\n\nSehr gut 👍🏽, 你好."',
    '4.5,"Comfort: 5\nValue: 2.5",true,"Fast\n-5 °C","\'+ heavy","de","DE"',
    '"https://shop.example/kettle?a=1&b=2#review-1"',
    '"2026-11-20T09:30:00.000Z","2026-11-21T00:00:00.000Z",true,false,3,0',
    '"https://a.example/1.jpg\nhttps://a.example/2.mp4","Danke!"',
    '"\'@home kettle","Acme","0012345678905",,"\'-X1","https://shop.example/kettle","Color: Sand"',
    '"acme.example","https://other.example/1\namazon.example",-0.25,true',
  ];
  expect(rest).toEqual([
    cells.join(','),
    `"${worker.taskId}-bare","bare","woocommerce",,,"STORE",,,"Leaks.",1,,,,,"en",${','.repeat(20)}`,
    '',
  ]);
});

test('CSV has no formulas after spaces and invisible characters', async () => {
  const started = await start(server.graphql, bearer(ann));
  const other = new FakeWorker(server.deployment.log, started.taskId);
  await other.claim();
  const formulas = [' =1', '\u00a0\u3000+1', '\u200b-1', '\ufeff@A1', '\u0000\uff1d1', ' \t=1'];
  const harmless = [' 1 = 1', '\u200bGood', ' 5-1'];
  const reviews = [...formulas, ...harmless].map((author, at) => reviewOf(`f${at}`, { author }));
  await other.write({ type: 'ReviewsFound', source: 'woocommerce', reviews });
  const response = await fetch(`${server.url}/api/v1/tasks/${started.taskId}/reviews.csv`, {
    headers: { authorization: bearer(ann) },
  });
  const file = await response.text();
  for (const author of formulas) expect(file).toContain(`,"'${author}",`);
  for (const author of harmless) expect(file).toContain(`,"${author}",`);
});

test('CSV begins with a byte order mark if it is asked for', async () => {
  const bytes = async (file: string) =>
    Buffer.from(await (await get(file)).arrayBuffer()).subarray(0, 5);
  expect(await bytes('reviews.csv?bom=true')).toEqual(Buffer.from('\ufeffid'));
  expect((await bytes('reviews.csv?bom=false')).toString()).toBe('id,fi');
});

test('Parquet has typed columns', async () => {
  const response = await get('reviews.parquet');
  expect(response.headers.get('content-type')).toBe('application/vnd.apache.parquet');
  const file = await response.arrayBuffer();
  expect(Number(parquetMetadata(file).num_rows)).toBe(2);
  const [whole, plain] = await parquetReadObjects({ file });
  expect(whole).toMatchObject({
    id: `${worker.taskId}-whole`,
    title: wholeReview.title,
    body: wholeReview.body,
    rating: 4.5,
    aspectRatings: wholeReview.aspectRatings,
    recommended: true,
    pros: ['Fast', '-5 °C'],
    publishedAt: new Date('2026-11-20T09:30:00Z'),
    helpfulVotes: 3,
    media: wholeReview.media,
    replies: [{ author: 'Shop', body: 'Danke!', publishedAt: '2026-11-22T00:00:00.000Z' }],
    productGtin: '0012345678905',
    productVariant: [{ name: 'Color', value: 'Sand' }],
    copies: wholeReview.copies.map(({ fingerprint: _, ...copy }) => copy),
    sentiment: -0.25,
    isNew: true,
  });
  expect(plain).toMatchObject({ body: 'Leaks.', author: null, pros: [], isNew: null });
});

describe('parameters filter every format:', () => {
  test.each([
    ['', ['whole', 'bare']],
    ['?stars=1,2', ['bare']],
    ['?stars=5&stars=1', ['whole', 'bare']],
    ['?minRating=4.5', ['whole']],
    ['?text=GUT%20sehr', ['whole']],
    ['?text=leaks,%20bare', []],
    ['?languages=de,fr', ['whole']],
    ['?languages=', ['whole', 'bare']],
    ['?publishedFrom=2026-11-20&publishedUntil=2026-11-21', ['whole']],
    ['?publishedUntil=2026-11-20T09:30:00Z', []],
    ['?verifiedPurchase=true', ['whole']],
    ['?hasMedia=false', ['bare']],
    ['?theme=lid', ['whole', 'bare']],
    ['?theme=lid&polarity=CRITICISM', ['bare']],
    ['?theme=hose', []],
    ['?hasReply=true&isNew=true&sources=woocommerce,reddit', ['whole']],
  ])('%s', async (query, ids) => {
    const fingerprints = (reviews: unknown) =>
      z
        .array(z.object({ fingerprint: z.string() }))
        .parse(reviews)
        .map((review) => review.fingerprint);
    expect(fingerprints(JSON.parse(await read(`reviews.json${query}`)))).toEqual(ids);
    const file = await (await get(`reviews.parquet${query}`)).arrayBuffer();
    expect(fingerprints(await parquetReadObjects({ file }))).toEqual(ids);
  });
});

describe('an invalid parameter is named, with its value and what is allowed:', () => {
  test.each([
    ['reviews.csv?minRating=abc', 'minRating is "abc"; it must be 1 to 5.'],
    ['reviews.csv?minRating=', 'minRating is ""; it must be 1 to 5.'],
    [
      'reviews.csv?minRating=4&maxRating=2',
      'minRating is 4; it must be at most maxRating, which is 2.',
    ],
    ['reviews.csv?stars=5,x', 'stars[1] is "x"; it must be 1 to 5.'],
    ['reviews.csv?isNew=yes', 'isNew is "yes"; it must be true or false.'],
    ['reviews.csv?text=', 'text is ""; it must be 1 to 200 characters.'],
    ['reviews.csv?languages=german', 'languages[0] is "german"; it must be a BCP 47'],
    ['reviews.csv?publishedFrom=yesterday', 'publishedFrom is "yesterday"; it must be an instant'],
    ['reviews.csv?isNew=true&isNew=false', 'isNew is ["true","false"]; it must be given once.'],
    ['reviews.csv?star=5', 'star is "5"; it must be omitted. Parameters are sources, stars,'],
    ['reviews.json?bom=true', 'bom is true; it must be omitted, because only CSV'],
  ])('%s', async (file, message) => {
    const { status, body } = await requestRest(server.url, `/tasks/${worker.taskId}/${file}`, {
      headers: { authorization: bearer(ann) },
    });
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'BAD_USER_INPUT' } });
    expect(body['error']).toContain(message);
  });
});

test('a key of the owner, an operator key, and the watch token of the task may export it', async () => {
  const statusOf = async (file: string, headers: Record<string, string>) =>
    (await fetch(`${server.url}/api/v1/tasks/${worker.taskId}/${file}`, { headers })).status;
  const other = await start(server.graphql, bearer(ann));
  const csv = 'reviews.csv';
  expect(await statusOf(csv, { authorization: bearer(ann) })).toBe(200);
  expect(await statusOf(csv, { authorization: bearer(operator) })).toBe(200);
  expect(await statusOf(csv, { authorization: bearer(watchToken) })).toBe(200);
  expect(await statusOf(`${csv}?watchToken=${watchToken}&stars=1`, {})).toBe(200);
  expect(await statusOf(`${csv}?watchToken=${watchToken}&watchToken=${watchToken}`, {})).toBe(400);
  expect(await statusOf(csv, {})).toBe(401);
  expect(await statusOf(`${csv}?watchToken=rw1.x`, {})).toBe(401);
  expect(await statusOf(csv, { authorization: bearer(ben) })).toBe(404);
  expect(await statusOf(csv, { authorization: bearer(other.watchToken) })).toBe(404);
});

test('unknown tasks, formats, and methods are refused', async () => {
  const of = (path: string, init: { method?: string } = {}) =>
    requestRest(server.url, path, { ...init, headers: { authorization: bearer(ann) } });
  const task = `/tasks/${worker.taskId}`;
  expect(await of('/tasks/t0123/reviews.csv')).toMatchObject({
    status: 404,
    body: { code: 'TASK_NOT_FOUND' },
  });
  expect(await of(`${task}/reviews.xlsx`)).toMatchObject({ status: 404 });
  expect(await of(`${task}/reviews.constructor`)).toMatchObject({ status: 404 });
  expect(await of(`${task}/reviews.csv`, { method: 'DELETE' })).toMatchObject({ status: 405 });
});

test('HEAD and a client that has the file get no content; a change makes another version', async () => {
  const head = await get('reviews.csv', { method: 'HEAD' });
  expect(await head.text()).toBe('');
  const full = await get('reviews.csv');
  await full.text();
  for (const name of ['etag', 'content-type', 'content-disposition', 'content-encoding']) {
    expect(head.headers.get(name)).toBe(full.headers.get(name));
  }
  expect(full.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(full.headers.get('content-encoding')).toBe('gzip');
  expect(full.headers.get('cache-control')).toBe('private, no-cache');
  expect(full.headers.get('content-disposition')).toBe(
    `attachment; filename="Kettle reviews.csv"; filename*=UTF-8''Kettle%20reviews.csv`,
  );
  const known = { headers: { 'if-none-match': `"x", ${full.headers.get('etag')}` } };
  const again = await get('reviews.csv', known);
  expect([again.status, await again.text()]).toEqual([304, '']);
  for (const file of ['reviews.csv?stars=1', 'reviews.json', 'reviews.csv?bom=true']) {
    expect((await get(file, known)).status).toBe(200);
  }
  await worker.progress();
  expect((await get('reviews.csv', known)).status).toBe(200);
});

test('a product name is a file name, in ASCII too', () => {
  expect(attachment('Café: "Brass"/kettle\n', 'jsonl')).toBe(
    `attachment; filename="Cafe Brass kettle reviews.jsonl"; filename*=UTF-8''Caf%C3%A9%20Brass%20kettle%20reviews.jsonl`,
  );
  expect(attachment("..'索尼'", 'csv')).toBe(
    `attachment; filename="'__' reviews.csv"; filename*=UTF-8''%27%E7%B4%A2%E5%B0%BC%27%20reviews.csv`,
  );
  expect(attachment('👍'.repeat(200), 'csv')).toContain(`${'%F0%9F%91%8D'.repeat(100)}%20reviews`);
});

test('an export that cannot be read to its end is cut off, so that no part is taken for the whole', async () => {
  const { deployment } = server;
  const started = await start(server.graphql, bearer(ann));
  const large = new FakeWorker(deployment.log, started.taskId);
  await large.claim();
  for (let n = 0; n < 10; n++) {
    const reviews = Array.from({ length: 100 }, (_, i) =>
      reviewOf(`r${n}-${i}`, { body: 'x'.repeat(20_000) }),
    );
    await large.write({ type: 'ReviewsFound', source: 'woocommerce', reviews });
  }
  const url = `${server.url}/api/v1/tasks/${started.taskId}/reviews.jsonl`;
  const headers = { authorization: bearer(ann), 'accept-encoding': 'identity' };
  const response = await fetch(url, { headers });
  const reader = response.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await deployment.redis.del(deployment.keys.reviews(started.taskId));
  const drained = (async () => {
    while (!(await reader?.read())?.done);
  })();
  await expect(drained).rejects.toThrow('terminated');
});
