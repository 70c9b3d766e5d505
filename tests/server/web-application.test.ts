import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import type { ServerOptions } from '../../server/server-options.ts';
import { requestRaw } from '../support/server/raw-request.ts';
import { serve } from '../support/server/test-server.ts';

test.each([
  '/',
  '/tasks/t1,t2',
  '/tasks',
  '/schedules',
  '/operations',
  '/tasks?kind=STORE',
  '/nothing/here',
])(
  'the page is served at %s, is never cached and may load nothing but images from other origins',
  async (path) => {
    const { url } = await serveBuilt();

    const response = await fetch(url + path);

    expect(await response.text()).toContain('<title>Reviewcast</title>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
  },
);

test.each([
  [undefined, "img-src 'self' data: https:;"],
  [['https://photos.example'], "img-src 'self' data: https://photos.example;"],
  [[], "img-src 'self' data:;"],
])('photos of reviews are loaded from %s', async (imageSources, expected) => {
  const { url } = await serveBuilt(imageSources === undefined ? {} : { imageSources });
  const response = await fetch(url);
  expect(response.headers.get('content-security-policy')).toContain(expected);
});

test.each([
  ['GET', '*'],
  ['OPTIONS', '*'],
  ['GET', 'http:'],
])('%s %s is a bad request and costs nobody else anything', async (method, target) => {
  const { url } = await serveBuilt();
  const { host } = new URL(url);
  const response = await requestRaw(url, { method, target, headers: [`Host: ${host}`] });
  expect(response.status).toBe(400);
  expect((await fetch(url)).status).toBe(200);
});

test.each([
  ['/', './'],
  ['/tasks', './'],
  ['/index.html', './'],
  ['/tasks/t1,t2', '../'],
  ['/tasks/t1?view=all', '../'],
  ['/nothing/here/', '../../'],
  ['/tasks//t1', '../../'],
])('the page at %s loads its files from %s, below any path of a proxy', async (path, root) => {
  const { url } = await serveBuilt();
  const { body } = await ask(url, path);
  expect(
    body,
  ).toBe(`<!doctype html><html data-root="${root}" lang="en"><title>Reviewcast</title><script src="${root}assets/index-abc.js"></script>
<link href="${root}icon.svg"><a href="https://example.org/./">elsewhere</a></html>`);
  const script = new URL(`${root}assets/index-abc.js`, `http://proxy.example/reviews${path}`);
  expect(script.pathname).toBe('/reviews/assets/index-abc.js');
});

test('a path of any length gets a page', async () => {
  const { url } = await serveBuilt();
  const { status, body } = await ask(url, '/a'.repeat(2000));
  expect(status).toBe(200);
  expect(body.length).toBeLessThan(1000);
});

test('assets with a digest in their name are immutable and compressed', async () => {
  const { url } = await serveBuilt();

  const response = await fetch(`${url}/assets/index-abc.js`, {
    headers: { 'accept-encoding': 'gzip, br' },
  });

  expect(await response.text()).toBe(script);
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('vary')).toBe('accept-encoding');
});

test('an encoding that the client does not accept is not used', async () => {
  const { url } = await serveBuilt();
  const path = '/assets/index-abc.js';

  expect(await ask(url, path, { 'accept-encoding': 'br;q=0' })).toMatchObject({ body: script });
  expect(await ask(url, path)).toMatchObject({ body: script });
  const { raw } = await ask(url, path, { 'accept-encoding': 'br' });
  expect(brotliDecompressSync(raw).toString()).toBe(script);
});

test('an unchanged file is not sent again', async () => {
  const { url } = await serveBuilt();
  const first = await ask(url, '/', { 'accept-encoding': 'gzip' });

  const again = await ask(url, '/', {
    'accept-encoding': 'gzip',
    'if-none-match': String(first.headers.etag),
  });

  expect(again).toMatchObject({ status: 304, body: '' });
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/../../secret.txt',
  '/assets/..\\..\\secret.txt',
  '//secret.txt',
  '/assets',
  '/assets/',
  '/missing.js',
  '/graphql/nothing',
  '/api/v1/nothing',
])('%s does not reach files outside the folder', async (path) => {
  const { url } = await serveBuilt();

  const { status, body } = await ask(url, path);

  expect(status).toBe(404);
  expect(body).not.toContain('top secret');
});

test('only GET and HEAD are allowed', async () => {
  const { url } = await serveBuilt();

  const response = await fetch(`${url}/tasks`, { method: 'POST', body: 'x' });
  const head = await fetch(`${url}/assets/index-abc.js`, { method: 'HEAD' });

  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD');
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});

test('the API keeps its paths', async () => {
  const { graphql, url } = await serveBuilt();

  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });

  expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  expect(await ask(url, '/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
});

test('without a built application the root redirects to GraphiQL', async () => {
  const { url } = await serve({ webFolder: join(tmpdir(), 'reviewcast-not-built') });

  expect(await ask(url, '/')).toMatchObject({ status: 302, headers: { location: 'graphql' } });
  expect(await ask(url, '/tasks')).toMatchObject({ status: 404 });
});

const page = `<!doctype html><html lang="en"><title>Reviewcast</title><script src="./assets/index-abc.js"></script>
<link href="./icon.svg"><a href="https://example.org/./">elsewhere</a></html>`;

const script = `console.log(${JSON.stringify('a star '.repeat(100))});`;

/** A server with a small application, and a private file next to its folder. */
const serveBuilt = async (options: Partial<ServerOptions> = {}) => {
  const root = await mkdtemp(join(tmpdir(), 'reviewcast-web-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const webFolder = join(root, 'dist');
  const files = {
    'secret.txt': 'top secret',
    'dist/index.html': page,
    'dist/assets/index-abc.js': script,
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  return serve({ webFolder, ...options });
};

/** Requests a path verbatim. `fetch` would normalize it and decompress the response. */
const ask = async (url: string, path: string, headers: Record<string, string> = {}) => {
  const { hostname, port } = new URL(url);
  const sent = request({ hostname, port, path, headers });
  sent.end();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  const raw = Buffer.concat(chunks);
  return { status: response.statusCode, headers: response.headers, body: raw.toString(), raw };
};
