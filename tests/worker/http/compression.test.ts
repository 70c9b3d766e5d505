import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { failureOf, openTestHttp } from '../../support/sources/collecting.ts';
import { openSite } from '../../support/sources/site.ts';

const text = 'A quiet fan. '.repeat(5000);

const openCompressed = (body: Uint8Array, headers: Readonly<Record<string, string>>) =>
  openSite((_, __, response) => response.writeHead(200, headers).end(body));

const streamed = async (url: URL, maxBytes = 1_000_000): Promise<string> => {
  let all = '';
  for await (const part of openTestHttp().stream(url, { maxBytes })) all += part;
  return all;
};

const encodings = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['GZIP', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
  ['gzip, br', (plain: string) => brotliCompressSync(gzipSync(plain))],
] as const;

test.each(encodings)(
  'a body with Content-Encoding %s is decompressed',
  async (encoding, compress) => {
    const { url } = await openCompressed(compress(text), { 'content-encoding': encoding });
    expect((await openTestHttp().get(url)).text).toBe(text);
    expect(await streamed(url)).toBe(text);
  },
);

test.each(encodings)(
  'a truncated body with Content-Encoding %s fails',
  async (encoding, compress) => {
    const whole = compress(text);
    for (const length of [whole.length - 1, whole.length >> 1, 1]) {
      const { url } = await openCompressed(whole.subarray(0, length), {
        'content-encoding': encoding,
      });
      const failure = { code: 'SOURCE_BAD_RESPONSE', retryable: true };
      expect(await failureOf(openTestHttp().get(url))).toMatchObject(failure);
      expect(await failureOf(streamed(url))).toMatchObject(failure);
    }
  },
);

test.each(['application/gzip', 'application/octet-stream', 'application/xml'])(
  'a gzip file of type %s is decompressed although it has no Content-Encoding',
  async (type) => {
    const file = Buffer.concat([gzipSync(text), gzipSync('The end.')]);
    const { url } = await openCompressed(file, { 'content-type': type });
    expect(await streamed(url)).toBe(`${text}The end.`);
    expect((await openTestHttp().get(url)).text).toBe(`${text}The end.`);
  },
);

test('a gzip file that is also compressed on the way is decompressed twice', async () => {
  const { url } = await openCompressed(gzipSync(gzipSync(text)), { 'content-encoding': 'gzip' });
  expect(await streamed(url)).toBe(text);
});

test('a truncated gzip file fails, and one that is larger than allowed as well', async () => {
  const cut = await openCompressed(gzipSync(text).subarray(0, -9), {});
  const failure = await failureOf(streamed(cut.url));
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: true });
  const large = await openCompressed(gzipSync(Buffer.alloc(3_000_000)), {});
  expect((await failureOf(streamed(large.url))).message).toContain('1000000 bytes');
});

test.each(['identity', 'utf-8', ''])('Content-Encoding %j means none', async (encoding) => {
  const { url } = await openCompressed(Buffer.from(text), { 'content-encoding': encoding });
  expect((await openTestHttp().get(url)).text).toBe(text);
});

test('an empty body has no compression, whatever its headers say', async () => {
  const { url } = await openCompressed(Buffer.alloc(0), { 'content-encoding': 'gzip' });
  expect((await openTestHttp().get(url)).text).toBe('');
});

test('a chunked body without its end fails', async () => {
  const { url } = await openSite((_, __, response) => {
    response.write('half a page', () => response.destroy());
  });
  expect(await failureOf(openTestHttp().get(url))).toMatchObject({
    code: 'SOURCE_UNREACHABLE',
    retryable: true,
  });
});

test('a compressed body that stalls fails at the time limit', async () => {
  const { url } = await openSite((_, __, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.write(gzipSync(text).subarray(0, 100));
  });
  const failure = await failureOf(openTestHttp().get(url, { timeoutMs: 200 }));
  expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', retryable: true });
});
