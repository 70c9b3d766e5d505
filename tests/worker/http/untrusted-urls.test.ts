import { describe, expect, test } from 'vitest';
import { hostList } from '../../../outbound/host-list.ts';
import { isPublicAddress } from '../../../outbound/public-address.ts';
import { failureOf, openTestHttp } from '../../support/sources/collecting.ts';
import { openSite, refuse, type Site } from '../../support/sources/site.ts';

const untrusted = { untrusted: true, timeoutMs: 2000 };

const noRobots = (site: Site) => site.requests.filter(({ pathname }) => pathname !== '/robots.txt');

describe('addresses that callers name', () => {
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
  ])('%s is refused', async (address) => {
    const failure = await failureOf(openTestHttp([]).get(new URL(address), untrusted));
    expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED', retryable: false });
    expect(failure.message).not.toContain('hush');
  });

  test('nothing is sent to a host that is not allowed', async () => {
    const site = await openSite((_, __, response) => response.end());
    await failureOf(openTestHttp([]).get(site.url, untrusted));
    expect(site.requests).toEqual([]);
  });

  test('a connection that was opened for a configured service is not used for them', async () => {
    const site = await openSite((_, __, response) => response.end('ours'));
    const http = openTestHttp([]);
    await http.get(site.url);
    const failure = await failureOf(http.get(site.url, untrusted));
    expect(failure.code).toBe('SOURCE_BLOCKED');
    expect(site.requests).toHaveLength(1);
  });

  test('an allowed host and port is reached, another port of it is not', async () => {
    const open = await openSite((_, __, response) => response.end('open'));
    const shut = await openSite((_, __, response) => response.end('shut'));
    const http = openTestHttp([open.url.host]);
    expect(await http.get(open.url, untrusted)).toMatchObject({ text: 'open' });
    expect(await failureOf(http.get(shut.url, untrusted))).toMatchObject({
      code: 'SOURCE_BLOCKED',
    });
  });

  test('a redirect to an address that is not public is refused', async () => {
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

  test('a configured service cannot send us inside either, nor does it pass our headers on', async () => {
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

  test('is obeyed under our own name, and read once', async () => {
    const site = await withRules(
      'User-agent: *\nAllow: /\nUser-agent: Reviewcast\nDisallow: /private',
    );
    const http = openTestHttp();
    const failure = await failureOf(http.get(new URL('/private/1', site.url), untrusted));
    expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED', retryable: false });
    expect(await http.get(new URL('/public', site.url), untrusted)).toMatchObject({ text: 'page' });
    expect(noRobots(site)).toHaveLength(1);
    expect(site.requests).toHaveLength(2);
  });

  test('a site without one allows everything', async () => {
    const site = await withRules('<h1>Not found</h1>', 404);
    expect(await openTestHttp().get(site.url, untrusted)).toMatchObject({ text: 'page' });
  });

  test('one that cannot be read allows nothing for now', async () => {
    const site = await withRules('', 503);
    expect(await failureOf(openTestHttp().get(site.url, untrusted))).toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      retryable: true,
    });
    expect(noRobots(site)).toEqual([]);
  });

  test('a configured service is not asked for one', async () => {
    const site = await withRules('User-agent: *\nDisallow: /');
    expect(await openTestHttp().get(site.url)).toMatchObject({ text: 'page' });
  });
});

describe('public addresses', () => {
  test.each(['1.1.1.1', '2606:4700::1', '::ffff:8.8.8.8'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    '100.64.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::127.0.0.1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'name',
  ])('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('FETCH_ALLOW_HOSTS', () => {
  test('a host stands for all its ports, host:port for one', () => {
    const allowed = hostList(['Shop.Test', '10.0.0.1:8080', '[::1]']);
    expect(allowed('shop.test', '443')).toBe(true);
    expect(allowed('10.0.0.1', '8080')).toBe(true);
    expect(allowed('10.0.0.1', '80')).toBe(false);
    expect(allowed('[::1]', '80')).toBe(true);
  });

  test.each(['http://shop.test', 'shop.test/x', 'shop.test:0', 'shop.test:70000', '', 'a b'])(
    '%j is refused by name',
    (entry) => {
      expect(() => hostList([entry])).toThrow(`FETCH_ALLOW_HOSTS holds ${JSON.stringify(entry)}`);
    },
  );
});
