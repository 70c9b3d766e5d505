import { once } from 'node:events';
import { createServer } from 'node:http';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { keysOf } from '../../contract/keys.ts';
import { findFreePort } from '../../launch/free-port.ts';
import { parseRedisUrl } from '../../redis/connections.ts';
import { probe } from '../../redis/probe/probe.ts';
import { usedNames } from '../../tasks/used-names.ts';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { issueCertificate } from '../support/redis/tls-certificate.ts';

const problemOf = async (url: string, prefix = 'reviewcast'): Promise<string> => {
  const names = usedNames(keysOf(prefix));
  const error: unknown = await probe(parseRedisUrl(url), { names, waits: false }).catch(
    (reason: unknown) => reason,
  );
  if (error === undefined) return 'none';
  if (!(error instanceof Error)) throw new Error('The probe threw no error.');
  expect(error.message, 'one sentence').toMatch(/^[^\n]+\.$/);
  expect(error.message).not.toContain('hunter2');
  return `${error.name}: ${error.message}`;
};

/** A Redis and the part of its URL after the login. */
const ownRedis = async (...args: string[]): Promise<{ at: string; admin: Redis }> => {
  const { port } = await startOwnRedis({ args });
  const admin = new Redis(port);
  onTestFinished(() => admin.disconnect());
  return { at: `127.0.0.1:${port}`, admin };
};

test('a Redis that can be used has no problem', async () => {
  const { at } = await ownRedis();
  expect(await problemOf(`redis://${at}`)).toBe('none');
  expect(await problemOf(`redis://${at}/15`)).toBe('none');
  expect(await problemOf(`redis://:hunter2@${at}`), 'a needless password').toBe('none');
});

test('nobody listens', async () => {
  const port = await findFreePort();
  expect(await problemOf(`redis://127.0.0.1:${port}`)).toBe(
    `UnreachableRedisError: 127.0.0.1:${port} refuses connections; check that Redis is running there, and the host and port in REDIS_URL.`,
  );
  expect(await problemOf(`redis+cluster://:hunter2@127.0.0.1:${port}`)).toContain('refuses');
  expect(await problemOf(`redis+sentinel://127.0.0.1:${port}/main`)).toContain('refuses');
});

test('the host is unknown', async () => {
  expect(await problemOf('redis://:hunter2@nowhere.invalid:6379')).toMatch(
    /^UnreachableRedisError: The host nowhere\.invalid cannot be resolved \(E\w+\); check the host in REDIS_URL/,
  );
});

test('the database cannot be selected', async () => {
  const { at } = await ownRedis();
  expect(await problemOf(`redis://${at}/16`)).toBe(
    `UnsuitableRedisError: ${at} cannot select database 16: it has fewer databases; use a lower number, or none, at the end of REDIS_URL.`,
  );
  const cluster = await ownRedis('--cluster-enabled', 'yes');
  expect(await problemOf(`redis://${cluster.at}/1`)).toMatch(
    /^UnsuitableRedisError: .* cannot select database 1: a cluster has no numbered databases; .*REDIS_URL\.$/,
  );
});

test('the login is wrong, missing, or without a needed password', async () => {
  const { at, admin } = await ownRedis();
  await admin.config('SET', 'requirepass', 'right');
  for (const login of [':hunter2', 'default:hunter2', 'nobody:hunter2', 'hunter2:', 'hunter2']) {
    expect(await problemOf(`redis://${login}@${at}`)).toBe(
      `UnsuitableRedisError: ${at} rejects the user or the password in REDIS_URL; correct them.`,
    );
  }
  expect(await problemOf(`redis://${at}`)).toMatch(
    /^UnsuitableRedisError: .* requires a password; put user:password@ .* in REDIS_URL\.$/,
  );
  expect(await problemOf(`redis://:right@${at}`)).toBe('none');
});

test('the address leads to a cluster, to no cluster, to a sentinel, or to something else', async () => {
  const single = await ownRedis();
  expect(await problemOf(`redis+cluster://${single.at}`)).toMatch(
    /^UnsuitableRedisError: .* is not a node of a cluster; use redis:\/\/host:port in REDIS_URL\.$/,
  );
  expect(await problemOf(`redis+sentinel://${single.at}/main`)).toMatch(
    /^UnsuitableRedisError: .* is not a sentinel.*REDIS_URL\.$/,
  );
  const cluster = await ownRedis('--cluster-enabled', 'yes');
  expect(await problemOf(`redis://${cluster.at}`)).toMatch(
    /^UnsuitableRedisError: .* is a node of a cluster; use redis\+cluster:\/\/host:port in REDIS_URL\.$/,
  );
  const http = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
  onTestFinished(() => void http.close());
  await once(http, 'listening');
  const address = http.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  expect(await problemOf(`redis://127.0.0.1:${port}`)).toMatch(
    /^UnsuitableRedisError: .* is not a Redis; check the host and port in REDIS_URL\.$/,
  );
});

test('TLS is used on one side only', async () => {
  const certificate = await issueCertificate('DNS:localhost');
  const plain = await ownRedis();
  const port = await findFreePort();
  await ownRedis(...certificate.redisArgs(port));
  expect(await problemOf(`rediss://${plain.at}`)).toBe(
    `UnsuitableRedisError: ${plain.at} does not use TLS; replace rediss with redis in REDIS_URL.`,
  );
  expect(await problemOf(`redis://:hunter2@localhost:${port}`)).toBe(
    `UnsuitableRedisError: localhost:${port} requires TLS; replace redis with rediss in REDIS_URL.`,
  );
  expect(await problemOf(`redis+cluster://localhost:${port}`)).toContain('requires TLS');
});

test('the certificate is not trusted', async () => {
  const certificate = await issueCertificate('DNS:localhost');
  const port = await findFreePort();
  await ownRedis(...certificate.redisArgs(port));
  expect(await problemOf(`rediss://localhost:${port}`)).toMatch(
    /^UnsuitableRedisError: The certificate of .* is not trusted \([A-Z_]+\); set NODE_EXTRA_CA_CERTS /,
  );
});

test('the address leads to a replica', async () => {
  const primary = await ownRedis();
  const { at } = await ownRedis('--replicaof', '127.0.0.1', primary.at.split(':')[1] ?? '');
  expect(await problemOf(`redis://${at}`)).toMatch(
    /^UnreachableRedisError: .* is a replica, which accepts no writes; .*REDIS_URL/,
  );
});

const smallest =
  '~reviewcast:* ~{reviewcast:* &reviewcast:* -@all +@read +@write +@pubsub +@scripting +@connection +@transaction +@blocking -@dangerous +info +time';

test.each([
  ['nothing', smallest, 'none'],
  ['writes', smallest.replace('+@write', ''), /run SET, DEL, .*XADD.* on the key reviewcast:/],
  ['reads', smallest.replace('+@read', ''), /run GET, .* on the key reviewcast:/],
  ['publishing', `${smallest} -publish`, /run PUBLISH on the channel reviewcast:/],
  ['subscribing', `${smallest} -subscribe`, /run SUBSCRIBE on the channel reviewcast:/],
  ['scripts', smallest.replace('+@scripting', ''), /run scripts \(EVAL\)/],
  ['scripts by digest', `${smallest} -evalsha`, /run EVALSHA/],
  ['transactions', smallest.replace('+@transaction', ''), /run MULTI, EXEC/],
  ['blocking', `${smallest} -bzpopmin`, /run BZPOPMIN on the key reviewcast:/],
  ['the state', smallest.replace('+info', ''), /run .*INFO/],
  ['the time', smallest.replace('+time', ''), /run TIME/],
  [
    'channels',
    smallest.replace('&reviewcast:*', 'resetchannels'),
    /PUBLISH, SUBSCRIBE on the channel /,
  ],
  ['keys', smallest.replace('~reviewcast:*', ''), /on the key reviewcast:/],
  ['the keys of queues', smallest.replace('~{reviewcast:*', ''), /on the key \{reviewcast:/],
  ['selecting', `${smallest} -select`, /select database 3/],
])('the user may do everything but %s', async (_, rules, expected) => {
  const { at, admin } = await ownRedis();
  await admin.call('ACL', 'SETUSER', 'app', 'on', '>hunter2', ...rules.split(' '));
  const problem = await problemOf(`redis://app:hunter2@${at}/3`);
  if (expected === 'none') expect(problem).toBe('none');
  else {
    expect(problem).toMatch(expected);
    expect(problem).toMatch(
      /^UnsuitableRedisError: The Redis user in REDIS_URL may not .*docs\/redis\.md lists\.$/,
    );
  }
});
