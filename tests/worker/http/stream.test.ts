import { expect, test } from 'vitest';
import { failureOf, openTestHttp } from '../../support/sources/collecting.ts';
import { openSite, refuse } from '../../support/sources/site.ts';

const textOf = async (chunks: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
};

test('yields the whole text, even if a character is split between two chunks', async () => {
  const bytes = Buffer.from('ä€😀'.repeat(1000));
  const site = await openSite(async (_, __, response) => {
    for (let at = 0; at < bytes.length; at += 7) {
      await new Promise((resolve) => response.write(bytes.subarray(at, at + 7), resolve));
    }
    response.end();
  });
  expect(await textOf(openTestHttp().stream(site.url))).toBe('ä€😀'.repeat(1000));
});

test('uses the encoding that XML declares', async () => {
  const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Größe</a>';
  const site = await openSite((_, __, response) =>
    response.writeHead(200, { 'content-type': 'application/xml' }).end(Buffer.from(xml, 'latin1')),
  );
  expect(await textOf(openTestHttp().stream(site.url))).toContain('Größe');
});

test('times out if the service is silent, not if the reader is slow', async () => {
  const site = await openSite((_, __, response) => response.write('x'.repeat(2000)));
  const chunks = openTestHttp().stream(site.url, { timeoutMs: 200 });
  expect((await chunks.next()).value).toBe('x'.repeat(2000));
  await new Promise((resolve) => setTimeout(resolve, 400));
  const failure = await failureOf(chunks.next());
  expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', retryable: true });
});

test('closes the connection when the reader stops', async () => {
  let isClosed = false;
  const site = await openSite((_, __, response) => {
    response.on('close', () => {
      isClosed = true;
    });
    const more = () => {
      while (response.write('x'.repeat(10_000)));
    };
    response.on('drain', more);
    more();
  });
  for await (const chunk of openTestHttp().stream(site.url)) if (chunk !== '') break;
  await expect.poll(() => isClosed).toBe(true);
});

test('fails on a body that is too large or a status that is not accepted, like any request', async () => {
  const large = await openSite((_, __, response) => response.end('x'.repeat(5000)));
  const tooLarge = textOf(openTestHttp().stream(large.url, { maxBytes: 4000 }));
  expect((await failureOf(tooLarge)).message).toContain('4000 bytes');
  const refusing = await openSite((_, __, response) => refuse(response, 503));
  const refused = textOf(openTestHttp().stream(refusing.url));
  expect((await failureOf(refused)).code).toBe('SOURCE_UNREACHABLE');
});

test('a form is sent with POST, and its redirects are not followed', async () => {
  const site = await openSite(async ({ pathname }, request, response) => {
    if (pathname === '/away') return refuse(response, 307, { location: '/elsewhere' });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    response.end(`${request.method} ${request.headers['content-type']} ${Buffer.concat(chunks)}`);
  });
  const http = openTestHttp();
  const { text } = await http.get(site.url, { form: { grant: 'a b' } });
  expect(text).toBe('POST application/x-www-form-urlencoded;charset=UTF-8 grant=a+b');
  const failure = await failureOf(http.get(new URL('/away', site.url), { form: { grant: 'x' } }));
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
  expect(site.requests.map(({ pathname }) => pathname)).toEqual(['/', '/away']);
});
