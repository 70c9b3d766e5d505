import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { schema } from '../../../schema/schema.ts';
import { exportedReviewSchema } from '../../../server/export/exported-review.ts';
import { reviewOf } from '../../support/contract/samples.ts';
import { ann, bearer, start } from '../../support/server/callers.ts';
import { type Exporting, startExporting } from '../../support/server/exporting.ts';
import { wholeReview } from '../../support/server/exports.ts';
import { FakeWorker } from '../../support/server/fake-worker.ts';
import { ask } from '../../support/server/polling.ts';

let server: Exporting['server'];
let worker: Exporting['worker'];
let get: Exporting['get'];

beforeAll(async () => {
  ({ server, worker, get } = await startExporting());
});
afterAll(() => server[Symbol.asyncDispose]());

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
