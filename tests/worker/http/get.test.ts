import { type AddressInfo, createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openHttp } from '../../../worker/http/open-http.ts';
import { failureOf, openTestHttp } from '../../support/sources/collecting.ts';
import { openSite, refuse } from '../../support/sources/site.ts';

describe('the User-Agent', () => {
  test('names Reviewcast, whatever headers the source sets', async () => {
    const site = await openSite((_, { headers }, response) => response.end(headers['user-agent']));
    const answer = await openTestHttp().get(site.url, { headers: { 'user-agent': 'Mozilla' } });
    expect(answer.text).toMatch(/^Reviewcast\/\d+\.\d+\.\d+ \(\+https:\/\/github\.com\//);
  });
});

describe('limits', () => {
  test('a body that exceeds the limit is aborted while it arrives', async () => {
    const site = await openSite((_, __, response) => {
      const more = () => {
        while (response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    const failure = await failureOf(openTestHttp().get(site.url, { maxBytes: 100_000 }));
    expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
    expect(failure.message).toContain('100000 bytes');
  });

  test('the limit applies to the decompressed size', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const site = await openSite((_, __, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    const failure = await failureOf(openTestHttp().get(site.url, { maxBytes: 1_000_000 }));
    expect(failure.code).toBe('SOURCE_BAD_RESPONSE');
  });

  test('a body that never ends fails at the time limit', async () => {
    const site = await openSite((_, __, response) => response.write('start'));
    const failure = await failureOf(openTestHttp().get(site.url, { timeoutMs: 100 }));
    expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', retryable: true });
    expect(failure.message).toContain('within 0.1 s');
  });

  test('five redirects are followed, six are not', async () => {
    const site = await openSite(({ pathname }, _, response) => {
      const left = Number(pathname.slice(1));
      if (left === 0) response.end('arrived');
      else refuse(response, 302, { location: `/${left - 1}` });
    });
    const http = openTestHttp();
    const answer = await http.get(new URL('/5', site.url));
    expect(answer).toMatchObject({ text: 'arrived', url: new URL('/0', site.url) });
    const failure = await failureOf(http.get(new URL('/6', site.url)));
    expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
  });
});

describe('the signal', () => {
  test('ends a request in progress with its reason', async () => {
    const client = openHttp();
    const controller = new AbortController();
    const reason = new Error('canceled');
    const site = await openSite(() => controller.abort(reason));
    await expect(client.bind(controller.signal, 'productpage').get(site.url)).rejects.toBe(reason);
    await client.close();
  });

  test('prevents requests after it has aborted', async () => {
    const client = openHttp();
    const site = await openSite((_, __, response) => response.end());
    await expect(client.bind(AbortSignal.abort(), 'productpage').get(site.url)).rejects.toThrow(
      'aborted',
    );
    expect(site.requests).toEqual([]);
    await client.close();
  });
});

describe('the outcome of a request', () => {
  const html = { 'content-type': 'text/html' };
  test.each([
    [401, {}, 'SOURCE_UNAUTHORIZED', false],
    [403, {}, 'SOURCE_UNAUTHORIZED', false],
    [403, html, 'SOURCE_BLOCKED', false],
    [451, {}, 'SOURCE_BLOCKED', false],
    [404, {}, 'SOURCE_BAD_RESPONSE', false],
    [500, {}, 'SOURCE_UNREACHABLE', true],
    [522, {}, 'SOURCE_UNREACHABLE', true],
  ])('%i %j is %s', async (status, headers, code, retryable) => {
    const site = await openSite((_, __, response) => refuse(response, status, headers));
    const failure = await failureOf(openTestHttp().get(site.url));
    expect(failure).toMatchObject({ code, retryable, cooldownUntil: null });
    expect(failure.message).toContain(String(status));
  });

  test('a status that the source accepts is returned', async () => {
    const site = await openSite((_, __, response) => refuse(response, 400));
    const answer = await openTestHttp().get(site.url, { acceptStatuses: [400] });
    expect(answer.status).toBe(400);
  });

  test('a service that refuses connections is unreachable', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const failure = await failureOf(openTestHttp().get(new URL(`http://127.0.0.1:${port}/`)));
    expect(failure.message).toContain('ECONNREFUSED');
    expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', retryable: true });
  });

  test('a service that closes the connection mid-response is unreachable', async () => {
    const site = await openSite((_, __, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    const failure = await failureOf(openTestHttp().get(site.url));
    expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', retryable: true });
  });

  test('a body that cannot be decompressed is a bad response', async () => {
    const site = await openSite((_, __, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain');
    });
    const failure = await failureOf(openTestHttp().get(site.url));
    expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: true });
  });

  test('messages contain neither the query nor an internal address', async () => {
    const site = await openSite((_, __, response) => refuse(response, 500));
    const { message } = await failureOf(openTestHttp().get(new URL('?api_key=hush', site.url)));
    expect(message).not.toMatch(/hush|127\.0\.0\.1/);
  });
});

describe('character sets', () => {
  const latin = Buffer.from('Größe', 'latin1');
  test.each([
    ['the content type', { 'content-type': 'text/html; charset="iso-8859-1"' }, latin],
    [
      'a meta element',
      { 'content-type': 'text/html' },
      Buffer.concat([Buffer.from('<meta charset=windows-1252>'), latin]),
    ],
    [
      'a byte order mark',
      { 'content-type': 'text/html; charset=latin1' },
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Größe', 'utf16le')]),
    ],
    [
      'the default, UTF-8, if the label is unknown',
      { 'content-type': 'text/html; charset=klingon' },
      Buffer.from('Größe'),
    ],
  ])('come from %s', async (_, headers, body) => {
    const site = await openSite((__, ___, response) => response.writeHead(200, headers).end(body));
    const { text } = await openTestHttp().get(site.url);
    expect(text).toContain('Größe');
  });
});
