import { describe, expect, test } from 'vitest';
import { failureOf, openTestHttp } from '../../support/sources/collecting.ts';
import { openSite, refuse, type Site } from '../../support/sources/site.ts';

const untrusted = { untrusted: true, timeoutMs: 2000 };

const pageRequests = (site: Site) =>
  site.requests.filter(({ pathname }) => pathname !== '/robots.txt');

describe('untrusted URLs', () => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost:8080/',
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00::1]/',
    'http://0.0.0.0/',
    'http://user:hush@192.0.2.1/',
    'file:///etc/passwd',
  ])('%s is rejected', async (address) => {
    const failure = await failureOf(openTestHttp([]).get(new URL(address), untrusted));
    expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED', retryable: false });
    expect(failure.message).not.toContain('hush');
  });

  test('nothing is sent to a host that is not allowed', async () => {
    const site = await openSite((_, __, response) => response.end());
    await failureOf(openTestHttp([]).get(site.url, untrusted));
    expect(site.requests).toEqual([]);
  });

  test('never reuse a connection to a configured service', async () => {
    const site = await openSite((_, __, response) => response.end('ours'));
    const http = openTestHttp([]);
    await http.get(site.url);
    const failure = await failureOf(http.get(site.url, untrusted));
    expect(failure.code).toBe('SOURCE_BLOCKED');
    expect(site.requests).toHaveLength(1);
  });

  test('may lead to an allowed host and port, but not to another port of that host', async () => {
    const open = await openSite((_, __, response) => response.end('open'));
    const shut = await openSite((_, __, response) => response.end('shut'));
    const http = openTestHttp([open.url.host]);
    expect(await http.get(open.url, untrusted)).toMatchObject({ text: 'open' });
    expect(await failureOf(http.get(shut.url, untrusted))).toMatchObject({
      code: 'SOURCE_BLOCKED',
    });
  });

  test('must not redirect to a non-public address', async () => {
    const inside = await openSite((_, __, response) => response.end('secret'));
    const outside = await openSite((_, __, response) =>
      refuse(response, 302, { location: inside.url.href }),
    );
    const http = openTestHttp([outside.url.host]);
    expect(await failureOf(http.get(outside.url, untrusted))).toMatchObject({
      code: 'SOURCE_BLOCKED',
    });
    expect(inside.requests).toEqual([]);
  });

  test('a configured service cannot redirect into the network, and other origins do not receive its headers', async () => {
    const inside = await openSite((_, { headers }, response) =>
      response.end(headers.authorization ?? 'none'),
    );
    const elsewhere = new URL(inside.url);
    elsewhere.hostname = 'localhost';
    const service = await openSite((_, __, response) =>
      refuse(response, 307, { location: elsewhere.href }),
    );
    const headers = { authorization: 'Bearer key' };
    expect(await failureOf(openTestHttp([]).get(service.url, { headers }))).toMatchObject({
      code: 'SOURCE_BLOCKED',
    });
    expect(inside.requests).toEqual([]);
    const moved = await openSite((_, __, response) =>
      refuse(response, 307, { location: inside.url.href }),
    );
    expect(await openTestHttp([]).get(moved.url, { headers })).toMatchObject({ text: 'none' });
  });
});

describe('robots.txt', () => {
  const withRules = (rules: string, status = 200) =>
    openSite(({ pathname }, _, response) => {
      if (pathname === '/robots.txt') response.writeHead(status).end(rules);
      else response.end('page');
    });

  test('is obeyed under our own name, and fetched once', async () => {
    const site = await withRules(
      'User-agent: *\nAllow: /\nUser-agent: Reviewcast\nDisallow: /private',
    );
    const http = openTestHttp();
    const failure = await failureOf(http.get(new URL('/private/1', site.url), untrusted));
    expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED', retryable: false });
    expect(await http.get(new URL('/public', site.url), untrusted)).toMatchObject({ text: 'page' });
    expect(pageRequests(site)).toHaveLength(1);
    expect(site.requests).toHaveLength(2);
  });

  test('a site without one allows everything', async () => {
    const site = await withRules('<h1>Not found</h1>', 404);
    expect(await openTestHttp().get(site.url, untrusted)).toMatchObject({ text: 'page' });
  });

  test('one that cannot be fetched allows nothing for now', async () => {
    const site = await withRules('', 503);
    expect(await failureOf(openTestHttp().get(site.url, untrusted))).toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      retryable: true,
    });
    expect(pageRequests(site)).toEqual([]);
  });

  test('is not fetched from configured services', async () => {
    const site = await withRules('User-agent: *\nDisallow: /');
    expect(await openTestHttp().get(site.url)).toMatchObject({ text: 'page' });
  });
});
