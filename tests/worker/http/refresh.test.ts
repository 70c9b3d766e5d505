import { describe, expect, test } from 'vitest';
import { failureOf, openTestHttp } from '../../support/sources/collecting.ts';
import { openPages, openSite, type Site } from '../../support/sources/site.ts';

const untrusted = { untrusted: true };

const paths = (site: Site) =>
  site.requests
    .map(({ pathname, search }) => pathname + search)
    .filter((path) => path !== '/robots.txt');

const openRefreshing = (page: string) =>
  openPages(({ pathname }) =>
    pathname === '/robots.txt' ? undefined : pathname === '/shop/' ? page : 'arrived',
  );

const finalPath = async (site: Site): Promise<string> => {
  const { url } = await openTestHttp().get(new URL('/shop/', site.url), untrusted);
  return url.pathname + url.search;
};

describe('a page redirects', () => {
  test.each([
    ['<meta http-equiv="refresh" content="0; url=/kettle">', '/kettle'],
    ['<META HTTP-EQUIV=Refresh CONTENT="0;URL=\'kettle?a=1&amp;b=2\'">', '/shop/kettle?a=1&b=2'],
    ['<meta content="3,url=../kettle" http-equiv=\'refresh\'>', '/kettle'],
    ['<meta http-equiv="refresh" content="0 /kettle">', '/kettle'],
    ['<meta http-equiv="refresh" content="0.5; /kettle">', '/kettle'],
    ['<base href="/de/"><meta http-equiv="refresh" content="10;url=kettle">', '/de/kettle'],
    ['<meta http-equiv="refresh" content="5"><meta http-equiv="refresh" content="0;url=/b">', '/b'],
  ])('with %s', async (page, expected) => {
    expect(await finalPath(await openRefreshing(page))).toBe(expected);
  });

  test('with a Refresh header', async () => {
    const site = await openSite(({ pathname }, _, response) => {
      if (pathname === '/shop/') response.setHeader('refresh', '0;url=/kettle');
      response.end();
    });
    expect(await finalPath(site)).toBe('/kettle');
  });

  test('to itself once it has set a cookie, which is sent then', async () => {
    const site = await openSite(({ pathname }, { headers }, response) => {
      if (pathname === '/robots.txt') response.writeHead(404).end();
      else if (headers.cookie === 'seen=1') response.end('arrived');
      else {
        response.setHeader('set-cookie', 'seen=1');
        response.end('<meta http-equiv="refresh" content="0; url=/shop/">');
      }
    });
    const { text } = await openTestHttp().get(new URL('/shop/', site.url), untrusted);
    expect(text).toBe('arrived');
  });
});

test.each([
  '<meta http-equiv="refresh" content="11; url=/kettle">',
  '<meta http-equiv="refresh" content="0">',
  '<meta http-equiv="refresh" content="0; url=">',
  '<meta http-equiv="refresh" content="0; url=/shop/#top">',
  '<meta http-equiv="refresh" content="0; url=javascript:alert(1)">',
  '<meta http-equiv="refresh" content="soon; url=/kettle">',
  '<meta name="refresh" content="0; url=/kettle">',
  '<!-- <meta http-equiv="refresh" content="0; url=/kettle"> -->',
  '<script>"<meta http-equiv=refresh content=0;url=/kettle>"</script>',
  '<noscript><meta http-equiv="refresh" content="0; url=/kettle"></noscript>',
  '<template><meta http-equiv="refresh" content="0; url=/kettle"></template>',
])('a page with %s is read as it is', async (page) => {
  expect(await finalPath(await openRefreshing(page))).toBe('/shop/');
});

describe('the redirect of a page', () => {
  test('counts as one of the five', async () => {
    const site = await openSite(({ pathname }, _, response) => {
      const left = Number(pathname.slice(1));
      if (Number.isNaN(left)) response.writeHead(404).end();
      else if (left === 0) response.end('arrived');
      else if (left % 2 === 0) response.writeHead(302, { location: `/${left - 1}` }).end();
      else response.end(`<meta http-equiv="refresh" content="0; url=/${left - 1}">`);
    });
    const http = openTestHttp();
    expect((await http.get(new URL('/5', site.url), untrusted)).text).toBe('arrived');
    const failure = await failureOf(http.get(new URL('/6', site.url), untrusted));
    expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
  });

  test('obeys robots.txt', async () => {
    const site = await openSite(({ pathname }, _, response) =>
      response.end(
        pathname === '/robots.txt'
          ? 'User-agent: *\nDisallow: /kettle'
          : '<meta http-equiv="refresh" content="0; url=/kettle">',
      ),
    );
    const failure = await failureOf(openTestHttp().get(site.url, untrusted));
    expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED' });
    expect(paths(site)).toEqual(['/']);
  });

  test('does not lead into the network', async () => {
    const inside = await openPages(() => 'secret');
    const site = await openPages(({ pathname }) =>
      pathname === '/robots.txt'
        ? undefined
        : `<meta http-equiv="refresh" content="0; url=${inside.url.href}">`,
    );
    const failure = await failureOf(openTestHttp([site.url.host]).get(site.url, untrusted));
    expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED' });
    expect(inside.requests).toEqual([]);
  });

  test('is not followed for services that an operator configured', async () => {
    const site = await openRefreshing('<meta http-equiv="refresh" content="0; url=/kettle">');
    const { url } = await openTestHttp().get(new URL('/shop/', site.url));
    expect(url.pathname).toBe('/shop/');
  });
});
