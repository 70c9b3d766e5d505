import { describe, expect, test } from 'vitest';
import { sourceNames } from '../../../contract/catalogue.ts';
import { html, type SiteAnswer } from '../../../demo/sites/site.ts';
import type { FoundReview } from '../../../worker/source/source.ts';
import { collectAll, openTestHttp } from '../../support/sources/collecting.ts';
import { type Fault, openDemoSource } from '../../support/sources/every-source/demo-source.ts';
import { openSite } from '../../support/sources/site.ts';

const timeout = 30_000;

const textOf = ({ body }: SiteAnswer): string => Buffer.from(body).toString();
const isPlain = ({ headers }: SiteAnswer) => headers['content-encoding'] === undefined;

describe.each(sourceNames)('%s', { timeout }, (name) => {
  /** The failure of the source when every answer of its sites has the fault. */
  const failureWith = async (fault: Fault) => {
    const { source, search, secrets } = await openDemoSource(name, fault);
    const { failure, reviews } = await collectAll(source, search());
    for (const secret of secrets) expect(failure?.message).not.toContain(secret);
    expect(failure?.message ?? '').not.toContain('127.0.0.1');
    return { failure, reviews };
  };

  test('is rate limited until the time that the service names', async () => {
    const { failure } = await failureWith(() => ({
      ...html('<h1>Too many requests</h1>', 429),
      headers: { 'content-type': 'text/html', 'retry-after': '90' },
    }));
    expect(failure).toMatchObject({ code: 'SOURCE_RATE_LIMITED', retryable: true });
    // Other callers name other pages.
    if (name === 'productpage') expect(failure?.cooldownUntil).toBeNull();
    else expect(failure?.cooldownUntil).toBeGreaterThan(Date.now() + 60_000);
  });

  test('is unreachable and retryable if the connection breaks', async () => {
    const { failure } = await failureWith((answer) => ({ ...answer, isCut: true }));
    expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', retryable: true });
  });

  test('is unreachable and retryable while the service is down', async () => {
    const { failure } = await failureWith(() => html('', 503));
    expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', retryable: true });
  });

  test('keeps the pages before a failure', async () => {
    const { source, search, requests } = await openDemoSource(name);
    const whole = await collectAll(source, search());
    const all = requests.length;
    const broken = await openDemoSource(name, (answer, nth) =>
      nth < all ? answer : { ...answer, isCut: true },
    );
    const { reviews, failure } = await collectAll(broken.source, broken.search());
    expect(failure?.code ?? 'SOURCE_UNREACHABLE').toBe('SOURCE_UNREACHABLE');
    expect(reviews.length).toBeLessThanOrEqual(whole.reviews.length);
    expect(broken.requests.length).toBeGreaterThanOrEqual(all);
  });

  test('reads no reviews from an unrelated page', async () => {
    const { failure, reviews } = await failureWith(() => html('<title>Back soon</title>'));
    expect(reviews).toEqual([]);
    expect(failure?.code).toBe('SOURCE_BAD_RESPONSE');
  });

  test('is blocked by a robot check in place of a response', async () => {
    const { failure } = await failureWith(() =>
      html('<title>Robot check</title><p>Please confirm that you are not a robot.'),
    );
    // A feed is read as it arrives, so its first element decides.
    const code = name === 'productfeed' ? 'SOURCE_BAD_RESPONSE' : 'SOURCE_BLOCKED';
    expect(failure).toMatchObject({ code, retryable: false });
  });

  test('reads nothing new from a truncated response that claims to be complete', async () => {
    const { source, search } = await openDemoSource(name);
    const whole = await collectAll(source, search());
    const { failure, reviews } = await failureWith((answer) =>
      isPlain(answer) ? { ...answer, body: textOf(answer).slice(0, -40) } : html('{"items":['),
    );
    // A page and the platform behind it break paragraphs differently.
    const words = ({ body }: FoundReview) => body.replace(/\s+/g, ' ');
    const texts = new Set(whole.reviews.map(words));
    for (const review of reviews) expect(texts).toContain(words(review));
    if (name !== 'productpage') expect(failure?.code).toBe('SOURCE_BAD_RESPONSE');
  });

  test('reads other character sets', async () => {
    const { source, search } = await openDemoSource(name);
    const whole = await collectAll(source, search());
    const other = await openDemoSource(name, (answer) => {
      if (!isPlain(answer)) return answer;
      const type = (answer.headers['content-type'] ?? '').replace(/;.*/, '');
      const headers = { ...answer.headers, 'content-type': `${type}; charset=utf-16le` };
      return { ...answer, headers, body: Buffer.from(textOf(answer), 'utf16le') };
    });
    const { reviews } = await collectAll(other.source, other.search());
    expect(reviews.map(({ body }) => body)).toEqual(whole.reviews.map(({ body }) => body));
  });

  test('follows no redirect into the network', async () => {
    const inside = await openSite((_, __, response) => response.end('secrets'));
    const { port } = inside.url;
    const { failure } = await failureWith(() => ({
      status: 302,
      headers: { location: `http://127.0.0.2:${port}/` },
      body: '',
    }));
    expect(['SOURCE_BLOCKED', 'SOURCE_BAD_RESPONSE']).toContain(failure?.code);
    expect(inside.requests).toEqual([]);
  });

  test('ends immediately on abort, with the reason', async () => {
    const controller = new AbortController();
    const reason = new Error('canceled');
    const { source, search, allowHosts } = await openDemoSource(name, (answer) => {
      controller.abort(reason);
      return { ...answer, delayMs: timeout };
    });
    const { signal } = controller;
    const http = openTestHttp(allowHosts, signal);
    await expect(source.collect(search({ signal, http })).next()).rejects.toBe(reason);
  });
});
