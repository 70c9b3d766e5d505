import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestRaw } from '../support/server/raw-request.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

describe.each([
  ['GraphQL', '/graphql', { query: '{ __typename }' }],
  ['REST', '/api/v1/reviews/store', { product_name: 'Käffchen 😀' }],
])('a body sent to %s', (_name, path, body) => {
  const json = Buffer.from(JSON.stringify(body));
  const send = async (bytes: Buffer, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    });
    return { response, status: response.status, text: await response.text() };
  };
  const insert = (bytes: number[]) =>
    Buffer.concat([json.subarray(0, -2), Buffer.from(bytes), json.subarray(-2)]);

  test.each([
    ['gzip', gzipSync(json)],
    ['GZIP', gzipSync(Buffer.alloc(50_000_000))],
    ['deflate', deflateSync(json)],
    ['br', brotliCompressSync(json)],
    ['identity, gzip', gzipSync(json)],
    ['zstd', json],
    ['utf-8', json],
  ])('in the encoding %s is refused, and not decompressed', async (encoding, bytes) => {
    const { response, status, text } = await send(bytes, { 'content-encoding': encoding });
    expect(status).toBe(415);
    expect(text).toContain(
      JSON.stringify(
        `content-encoding is "${encoding}"; it must be omitted. Send the body without compression.`,
      ).slice(1, -1),
    );
    expect(response.headers.get('accept-encoding')).toBe('identity');
  });

  test.each([
    ['that is compressed without saying so', gzipSync(json)],
    ['in UTF-16', Buffer.from(`\uFEFF${json}`, 'utf16le')],
    ['in Latin-1', insert([0xe9])],
    ['with a byte that no character has', insert([0xff])],
    ['with an overlong character', insert([0xc0, 0xaf])],
    ['with half a surrogate pair', insert([0xed, 0xa0, 0x80])],
    ['that ends within a character', Buffer.concat([json, Buffer.from([0xf0, 0x9f])])],
  ])('%s is refused as not UTF-8', async (_case, bytes) => {
    const { status, text } = await send(bytes);
    expect(status).toBe(400);
    expect(text).toContain('The request body is not valid UTF-8.');
  });

  test.each([
    ['with a byte order mark', Buffer.concat([Buffer.from('\uFEFF'), json]), {}],
    ['that says that it has no encoding', json, { 'content-encoding': 'Identity' }],
  ])('%s is accepted', async (_case, bytes, headers) => {
    const { status, text } = await send(bytes, headers);
    expect(status, text).toBe(200);
    expect(text).not.toContain('error');
  });
});

test.each([
  'application/json',
  'Application/JSON',
  'application/json;charset=utf-8',
  'application/json; charset="UTF-8"',
])('a body of %s is accepted', async (type) => {
  const { url } = server;
  const headers = [`Host: ${new URL(url).host}`, `Content-Type: ${type}`];
  const response = await requestRaw(url, {
    method: 'POST',
    headers,
    body: '{"query":"{ __typename }"}',
  });
  expect(response).toMatchObject({ status: 200, body: '{"data":{"__typename":"Query"}}' });
});
