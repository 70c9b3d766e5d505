import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimedTask } from '../support/server/fake-worker.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';

let server: TestServer;
let taskId: string;

beforeAll(async () => {
  server = await startTestServer();
  const task = await claimedTask(server.deployment.log);
  for (let i = 0; i < 40; i += 1) await task.find(`${i} A quiet kettle, and quick. `.repeat(20));
  await task.succeed();
  taskId = task.taskId;
});
afterAll(() => server[Symbol.asyncDispose]());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${server.url}${path}`, { headers }, resolve).once('error', reject).end();
  });
  return { headers: response.headers, body: await buffer(response) };
};

const decoders = { br: brotliDecompressSync, gzip: gunzipSync };

const graphqlPath = (query: string) => `/graphql?query=${encodeURIComponent(query)}`;

const reviews = () =>
  graphqlPath(`{ taskStatus(id: "${taskId}") { reviews(first: 40) { edges { node { body } } } } }`);

describe.each([
  ['GraphQL', reviews],
  ['REST', () => `/api/v1/reviews/status/${taskId}`],
  ['the OpenAPI document', () => '/api/v1/openapi.json'],
])('a large response of %s', (_name, pathOf) => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    ['BR', 'br'],
  ] as const)('is compressed for a client that accepts %s with %s', async (accepted, encoding) => {
    const plain = await get(pathOf());
    const { headers, body } = await get(pathOf(), { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toContain('accept-encoding');
    expect(body.length).toBeLessThan(plain.body.length / 2);
    expect(decoders[encoding](body).equals(plain.body)).toBe(true);
  });

  test.each(['', 'identity', 'deflate', 'zstd', 'br;q=0, gzip;q=0', '*;q=0'])(
    'is not compressed for a client that accepts "%s"',
    async (accepted) => {
      const { headers } = await get(pathOf(), { 'accept-encoding': accepted });
      expect(headers).not.toHaveProperty('content-encoding');
      expect(headers.vary).toContain('accept-encoding');
    },
  );
});

test.each([
  ['GraphQL', () => graphqlPath('{ __typename }')],
  ['REST', () => '/api/v1/reviews/status/t0'],
])('a response of %s below 1 kB is not compressed', async (_name, pathOf) => {
  const { headers } = await get(pathOf(), { 'accept-encoding': 'br, gzip' });
  expect(headers).not.toHaveProperty('content-encoding');
  expect(headers.vary).toContain('accept-encoding');
});

test.each(['text/event-stream', 'multipart/mixed;subscriptionSpec=1.0'])(
  'a stream of results in %s is not compressed, because each must leave at once',
  async (accept) => {
    const path = graphqlPath(`subscription { taskEvents(id: "${taskId}") { __typename } }`);
    const { headers, body } = await get(path, { accept, 'accept-encoding': 'br, gzip' });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(body.toString()).toContain('TaskSucceeded');
  },
);
