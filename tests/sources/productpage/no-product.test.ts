import { describe, expect, test } from 'vitest';
import { productpage } from '../../../worker/sources/productpage.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { platformUrls } from '../../support/sources/platforms/platform-urls.ts';
import { openSite } from '../../support/sources/site.ts';

type Answer = readonly [
  body: string | Uint8Array,
  headers?: Readonly<Record<string, string>>,
  status?: number,
];

/** Collects the page at `path` of a site that answers paths as given, and others with 404. */
const collect = async (
  pages: Readonly<Record<string, Answer>>,
  { path = '/fan', name = 'Breezewood Desk Fan' } = {},
) => {
  const { url } = await openSite(({ pathname }, _, response) => {
    const [body, headers, status = 200] = pages[pathname] ?? ['', {}, 404];
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  });
  const productUrls = [new URL(path, url).href];
  return collectAll(productpage(platformUrls()), searchFor(name, { productUrls }));
};

const fan = (reviews: readonly object[] = []) =>
  `<script type="application/ld+json">${JSON.stringify({
    '@type': 'Product',
    name: 'Breezewood Desk Fan',
    review: reviews,
  })}</script>`;

const review = { '@type': 'Review', author: 'Ida', reviewBody: 'Quiet and strong.' };

describe('is blocked by a robot check', () => {
  test.each([
    '<title>Robot Check</title><form action="/errors/validateCaptcha"><input name="field">',
    '<title>Just a moment...</title><div id="cf-challenge-running"></div>',
    '<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>',
    '<title>shop.example</title><script src="https://geo.captcha-delivery.com/captcha/"></script>',
    '<title>Access to this page has been denied.</title><div id="px-captcha"></div>',
    '<title>Pardon Our Interruption</title>',
    '<iframe src="/_Incapsula_Resource?SWUDNSAI=31">Request unsuccessful.</iframe>',
    "<title>Access Denied</title><h1>Access Denied</h1>You don't have permission to access",
    '<p>Our systems have detected unusual traffic from your network.',
    '<p>Bitte bestätigen Sie, dass Sie kein Roboter sind.',
    "<p>Confirmez que vous n'êtes pas un robot.",
    '<p>Confirma que no eres un robot.',
    '<p>Confirme que você não é um robô.',
    '<title>Подождите</title><p>Подтвердите, что вы не робот',
    '<title>验证码</title><p>请完成安全验证',
    '<p>ロボットではありませんか',
    '<div id="challenge-container"></div><script>window.awsWafCookieDomainList=[]</script>',
    '<form><div class="h-captcha"></div><script src="https://js.hcaptcha.com/1/api.js"></script>',
    '<p>Checking your browser<script src="https://challenges.cloudflare.com/turnstile/v0/api.js">',
  ])('%s', async (page) => {
    const { failure, pages } = await collect({ '/fan': [page] });
    expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED', retryable: false });
    expect(failure?.message).toContain('Page 1 of productUrls: The page is a robot check');
    expect(pages).toEqual([]);
  });
});

describe('is blocked by a login', () => {
  const form = '<form><input name="email"><input type="password"></form>';
  test.each([
    ['/login', `<title>Sign in</title>${form}`],
    ['/customer/account/login/', `<title>Customer Login</title>${form}`],
    ['/de/anmelden', `<title>Anmelden</title>${form}`],
    ['/auth/realms/shop', form],
    ['/welcome', `<title>Connexion</title>${form}`],
    ['/password', `<title>Opening soon</title>${form}`],
    ['/members', `<p>For members only.${form}`],
    ['/signin', '<title>Sign in</title><script src="/app.js"></script>'],
  ])('at %s: %s', async (path, page) => {
    const { failure } = await collect({
      '/fan': ['', { location: path }, 302],
      [path]: [page],
    });
    expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED', retryable: false });
    expect(failure?.message).toContain('a login page');
  });
});

test.each([
  ['/consent', '<title>Privacy</title>'],
  ['/age-verification', '<p>Enter your date of birth.'],
  ['/hello', '<title>Before you continue</title>'],
  ['/hello', '<title>Shop</title><p>Are you over 18?'],
])('is blocked by a consent page: %s %s', async (path, page) => {
  const { failure } = await collect({ '/fan': ['', { location: path }, 302], [path]: [page] });
  expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED', retryable: false });
  expect(failure?.message).toContain('a consent page');
});

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe('is a bad response', () => {
  test.each<[string, Answer, string]>([
    ['a PDF', ['%PDF-1.7\n%\u00e2', { 'content-type': 'application/pdf' }], 'a PDF document'],
    ['a PDF that says it is HTML', ['%PDF-1.4\n<</Type /Page>>'], 'a PDF document'],
    ['a picture', [png, { 'content-type': 'image/png' }], 'a file of type image'],
    ['JSON', ['{"name":"Breezewood Desk Fan"}', { 'content-type': 'application/json' }], 'JSON'],
    ['plain text', ['Breezewood Desk Fan', { 'content-type': 'text/plain' }], 'a file'],
    ['an empty page', [' \n'], 'The page is empty'],
    ['a soft 404', ['<title>Page not found – Shop</title><h1>Oops</h1>'], 'nothing was found'],
    ['a soft 404', ['<title>Seite nicht gefunden</title>'], 'nothing was found'],
    ['a soft 404', ['<title>404</title>'], 'nothing was found'],
    ['a soft 404', ['<title>Page introuvable</title>'], 'nothing was found'],
    ['another product', [fan().replaceAll('Breezewood Desk Fan', 'Oak Chair')], '"Oak Chair"'],
    ['a page without a product', ['<title>Blog</title><p>Fans are fine.'], 'describes no product'],
    ['an application', ['<div id="root"></div><script src="/a.js"></script>'], 'are not run'],
  ])('for %s', async (_, answer, reason) => {
    const { failure, pages } = await collect({ '/fan': answer });
    expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE' });
    expect(failure?.message).toContain(reason);
    expect(pages).toEqual([]);
  });

  test('and another attempt may help if the page is empty', async () => {
    const { failure } = await collect({ '/fan': [''] });
    expect(failure).toMatchObject({ retryable: true });
  });
});

test('a page of the product without reviews has none', async () => {
  const { failure, pages } = await collect({ '/fan': [fan()] });
  expect(failure).toBeUndefined();
  expect(pages).toMatchObject([{ reviews: [], dropped: 0 }]);
});

test.each([
  ['a script for CAPTCHAs', '<script src="https://www.google.com/recaptcha/api.js"></script>'],
  ['a login form', '<a href="/login">Sign in</a><form><input type="password"></form>'],
  ['a firewall', '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'],
  ['a cookie banner', '<p>We value your privacy. Accept all cookies?'],
  ['the title of a robot check', '<title>Robot check: Breezewood Desk Fan</title>'],
  ['the title of a missing page', '<title>404 – Breezewood Desk Fan</title>'],
  ['a refresh for visitors', '<meta http-equiv="refresh" content="900">'],
])('a page of the product with %s is read', async (_, content) => {
  const { failure, reviews } = await collect({ '/fan': [content + fan([review])] });
  expect(failure).toBeUndefined();
  expect(reviews).toMatchObject([{ author: 'Ida' }]);
});

test('a product page at an address like that of a login is read', async () => {
  const pages = { '/login-desk-fan': [fan([review])] } as const;
  const { reviews } = await collect(pages, { path: '/login-desk-fan' });
  expect(reviews).toHaveLength(1);
});

test('a page that refreshes to the page of the product is followed', async () => {
  const { reviews } = await collect({
    '/fan': ['<meta http-equiv="refresh" content="0; url=/fans/breezewood">'],
    '/fans/breezewood': [fan([review])],
  });
  expect(reviews).toHaveLength(1);
});

test('a blog that mentions robots and logins is no robot check', async () => {
  const text = 'Robots, captchas and logins: you are not a robot. '.repeat(200);
  const { failure } = await collect({ '/fan': [`<title>Our blog</title><p>${text}`] });
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE' });
});
