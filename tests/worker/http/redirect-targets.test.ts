import { expect, test } from 'vitest';
import { failureOf, openTestHttp } from '../../support/sources/collecting.ts';
import { openSite } from '../../support/sources/site.ts';

/** Redirects `/start` to the bytes of `location`, and answers other paths with themselves. */
const openRedirecting = (location: Buffer) =>
  openSite(({ pathname, search }, { socket }, response) => {
    if (pathname !== '/start') response.end(pathname + search);
    else {
      const head = 'HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: ';
      socket.end(Buffer.concat([Buffer.from(head), location, Buffer.from('\r\n\r\n')]));
    }
  });

test.each([
  ['UTF-8', Buffer.from('/größe?für=Œuvre'), '/gr%C3%B6%C3%9Fe?f%C3%BCr=%C5%92uvre'],
  ['Chinese', Buffer.from('/茶壶'), '/%E8%8C%B6%E5%A3%B6'],
  ['Latin-1', Buffer.from('/größe', 'latin1'), '/gr%F6%DFe'],
  ['spaces', Buffer.from('/a kettle '), '/a%20kettle'],
  ['percent-encoding', Buffer.from('/gr%C3%B6%c3%9fe'), '/gr%C3%B6%c3%9fe'],
])('a redirect leads where browsers go: %s', async (_, location, expected) => {
  const { url } = await openRedirecting(location);
  expect((await openTestHttp().get(new URL('/start', url))).text).toBe(expected);
});

test('a cookie that a redirect to the same page sets is sent with the next request', async () => {
  const { url } = await openSite((_, { headers }, response) => {
    if (headers.cookie?.includes('seen=1')) response.end(headers.cookie);
    else {
      response.writeHead(302, { location: '/', 'set-cookie': ['seen=1; Path=/', 'lang=en'] }).end();
    }
  });
  const http = openTestHttp();
  expect((await http.get(url)).text).toBe('seen=1; lang=en');
  expect((await http.get(url, { untrusted: true })).text).toBe('seen=1; lang=en');
});

test('cookies are forgotten after the request', async () => {
  const received: unknown[] = [];
  const { url } = await openSite(({ pathname }, { headers }, response) => {
    received.push(headers.cookie);
    if (pathname === '/') response.writeHead(302, { location: '/end', 'set-cookie': 'a=1' }).end();
    else response.setHeader('set-cookie', 'b=2').end();
  });
  const http = openTestHttp();
  await http.get(url);
  await http.get(url);
  expect(received).toEqual([undefined, 'a=1', undefined, 'a=1']);
});

test('cookies are sent neither to other hosts nor outside their path, nor if they are removed', async () => {
  const other = await openSite((_, { headers }, response) =>
    response.end(headers.cookie ?? 'none'),
  );
  const { url } = await openSite(({ pathname }, { headers }, response) => {
    const redirect = (location: string, ...cookies: string[]) =>
      response.writeHead(302, { location, 'set-cookie': cookies }).end();
    if (pathname === '/') redirect('/path', 'a=1', 'b=2; Path=/else', 'c=3; Domain=example.com');
    else if (pathname === '/removed') redirect('/end', 'a=; Max-Age=0');
    else if (pathname === '/away') redirect(`http://localhost:${other.url.port}/`, 'a=1; Path=/');
    else if (pathname === '/path' && headers.cookie === 'a=1') redirect('/removed');
    else response.end(headers.cookie ?? 'none');
  });
  expect((await openTestHttp().get(url)).text).toBe('none');
  const http = openTestHttp(['127.0.0.1', 'localhost']);
  expect((await http.get(new URL('/away', url))).text).toBe('none');
});

test('at most 50 cookies of at most 4096 characters are kept', async () => {
  const cookies = [`long=${'x'.repeat(4092)}`, `fits=${'x'.repeat(4091)}`];
  const many = Array.from({ length: 60 }, (_, index) => `c${index}=1`);
  const { url } = await openSite(({ pathname }, { headers }, response) => {
    if (pathname === '/end') response.end(headers.cookie);
    else response.writeHead(302, { location: '/end', 'set-cookie': [...cookies, ...many] }).end();
  });
  const sent = (await openTestHttp().get(url)).text.split('; ');
  expect(sent).toHaveLength(50);
  expect(sent.map((cookie) => cookie.replace(/=.*/, ''))).toContain('fits');
  expect(sent.join()).not.toContain('long=');
});

test('a page that redirects to itself without end is a bad response', async () => {
  const { url, requests } = await openSite((_, __, response) =>
    response.writeHead(302, { location: '/' }).end(),
  );
  const failure = await failureOf(openTestHttp().get(url));
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
  expect(failure.message).toContain('redirects more than 5 times');
  expect(requests).toHaveLength(6);
});

test.each(['22', '25', '6667'])('port %s, of another protocol, is refused', async (port) => {
  const url = new URL(`http://127.0.0.1:${port}/`);
  const failure = await failureOf(openTestHttp().get(url, { untrusted: true }));
  expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED', retryable: false });
});
