import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import { startStack } from '../../launch/start-stack.ts';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { bearer, started } from '../support/server/callers.ts';
import { ask, post } from '../support/server/polling.ts';
import { allOf } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';
import { openSite } from '../support/sources/site.ts';

/** Each is recognizable wherever it appears. */
const secrets = {
  apiKey: 'xsecretx-api-key-0123456789',
  operatorKey: 'xsecretx-operator-key-0123456789',
  tokenSecret: 'xsecretx-token-secret-0123456789-abcdef',
  redisPassword: 'xsecretx-redis-password',
  service: 'xsecretx-service-key-0123456789',
};

test('no secret appears in a log line, an error, or any other response', async () => {
  const redis = await startOwnRedis();
  const admin = new Redis(redis.url);
  await admin.config('SET', 'requirepass', secrets.redisPassword);
  admin.disconnect();
  const { port } = new URL(redis.url);
  // Repeats everything that it was sent, as careless services do.
  const service = await openSite((url, request, response) => {
    response.statusCode = 500;
    response.end(`${url} ${JSON.stringify(request.headers)}`);
  });
  const base = service.url.href.replace(/\/$/, '');
  const printed: string[] = [];
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-secrets-'));
  const stopping = new AbortController();
  const dist = inject('dist');
  const stack = await startStack({
    redisDir: dir,
    keepData: false,
    environment: {
      REDIS_URL: `redis://:${secrets.redisPassword}@127.0.0.1:${port}`,
      PORT: '0',
      LOG_LEVEL: 'trace',
      DRAIN_SECONDS: '0',
      TASK_ATTEMPTS: '1',
      API_KEYS: secrets.apiKey,
      OPERATOR_KEYS: secrets.operatorKey,
      TOKEN_SECRET: secrets.tokenSecret,
      HACKERNEWS_URL: base,
      SERPAPI_KEY: secrets.service,
      SERPAPI_URL: base,
      STACKEXCHANGE_KEY: secrets.service,
      STACKEXCHANGE_SITES: 'superuser',
      STACKEXCHANGE_URL: base,
      REDDIT_CLIENT_ID: 'client',
      REDDIT_CLIENT_SECRET: secrets.service,
      REDDIT_USER_AGENT: 'web:reviewcast:1.0 (by /u/tests)',
      REDDIT_URL: base,
      REDDIT_AUTH_URL: base,
      BAZAARVOICE_PASSKEYS: `shop:${secrets.service}`,
      BAZAARVOICE_URL: base,
    },
    notify: (line) => printed.push(line),
    log: (line) => printed.push(line),
    signal: stopping.signal,
    ...(dist === undefined ? {} : { dist }),
  });
  onTestFinished(async () => {
    await stack.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const received: string[] = [];
  const authorization = bearer(secrets.apiKey);
  const send = async (query: string, credentials: string = authorization): Promise<unknown> => {
    const result = await ask(stack.url, { query, authorization: credentials });
    received.push(JSON.stringify(result));
    return result;
  };
  const tokens: string[] = [];
  for (const mutation of ['fetchCommunityReviews', 'fetchStoreReviews', 'fetchGoogleReviews']) {
    const query = `mutation { started: ${mutation}(input: { productName: "Kettle" }) { taskId watchToken } }`;
    const { data } = started.parse(await ask(stack.url, { query, authorization }));
    const { taskId, watchToken } = data.started;
    tokens.push(watchToken);
    const watch = `subscription { taskEvents(id: "${taskId}") { __typename ... on TaskFailed { error { code message } progress { sources { error { message } } } } } }`;
    const events = await allOf(webSocket.results(stack.url, { query: watch, authorization }));
    expect(JSON.stringify(events.at(-1))).toContain('TaskFailed');
    received.push(JSON.stringify(events));
  }
  for (const query of [
    '{ sources { name note } }',
    '{ workers { id host } }',
    '{ tasks { edges { node { error { message } } } } }',
    '{ nothing }',
    '{',
  ]) {
    for (const key of [secrets.operatorKey, `${secrets.apiKey}-wrong`, `${tokens[0]}x`])
      await send(query, bearer(key));
  }
  await send('{ __typename }', secrets.apiKey);
  for (const body of ['{', `{"query":"{ a }","variables":{"key":"x"}}`]) {
    received.push(await (await post(stack.url, body, { authorization })).text());
  }
  for (const path of [
    '/',
    '/graphql',
    '/metrics',
    '/dashboard',
    '/readyz',
    '/api/v1/openapi.json',
    '/api/v1/reviews/status/x',
  ]) {
    const response = await fetch(new URL(path, stack.url), { headers: { authorization } });
    received.push(await response.text(), JSON.stringify([...response.headers]));
  }
  // Redis errors name their connection.
  await redis.stop();
  await send('{ tasks { edges { node { id } } } }');
  expect(received.at(-1)).toContain('SERVICE_UNAVAILABLE');
  stopping.abort();
  await stack.stop();

  expect(service.requests.length).toBeGreaterThan(0);
  const everything = [...printed, ...received];
  expect(everything.filter((text) => /xsecretx/.test(text))).toEqual([]);
  for (const token of tokens) expect(printed.filter((line) => line.includes(token))).toEqual([]);
  expect(
    received.filter((text) => /node_modules|ECONNREFUSED|127\.0\.0\.1:\d+|\.ts:\d+/.test(text)),
  ).toEqual([]);
  expect(
    printed.some(
      (line) => line.includes('"level":10') || line.includes('"level":20') || line.includes('task'),
    ),
  ).toBe(true);
});
