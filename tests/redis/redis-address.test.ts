import { expect, test } from 'vitest';
import { readRedisAddress } from '../../redis/redis-address.ts';

const node = (host: string, port: number) => ({ host, port });

test.each([
  ['redis://h', node('h', 6379), { db: 0 }],
  ['redis://h:7000', node('h', 7000), { db: 0 }],
  ['redis://h:7000/', node('h', 7000), { db: 0 }],
  ['redis://h:7000/5', node('h', 7000), { db: 5 }],
  ['redis://[::1]:7000', node('::1', 7000), { db: 0 }],
  ['redis://[2001:db8::1]', node('2001:db8::1', 6379), { db: 0 }],
  ['redis://my-redis.internal:1', node('my-redis.internal', 1), { db: 0 }],
  ['rediss://h:7000', node('h', 7000), { db: 0, tls: {} }],
  ['redis://:pass@h', node('h', 6379), { db: 0, password: 'pass' }],
  ['redis://user:pass@h', node('h', 6379), { db: 0, username: 'user', password: 'pass' }],
  ['redis://user@h', node('h', 6379), { db: 0, username: 'user' }],
  ['redis://u:a:b@h', node('h', 6379), { db: 0, username: 'u', password: 'a:b' }],
  ['redis://u:p%40%2F%3A%25@h', node('h', 6379), { db: 0, username: 'u', password: 'p@/:%' }],
])('%s is a single server', (url, at, options) => {
  expect(readRedisAddress(url)).toEqual({ kind: 'single', node: at, options });
});

const three = [node('a', 1), node('b', 2), node('c', 6379)];

test.each([
  ['redis+cluster://a:1,b:2,c', three, {}],
  ['redis://a:1,b:2,c', three, {}],
  ['redis://a:1,redis://b:2,redis://c', three, {}],
  ['redis+cluster://a:1', [node('a', 1)], {}],
  ['redis+cluster://a:1/', [node('a', 1)], {}],
  ['redis+cluster://[::1]:1,[::2]:2', [node('::1', 1), node('::2', 2)], {}],
  ['rediss+cluster://u:p@a:1', [node('a', 1)], { username: 'u', password: 'p', tls: {} }],
  ['rediss://:p@a:1,rediss://b:2', three.slice(0, 2), { password: 'p', tls: {} }],
  ['rediss://:p@a:1,rediss://:p@b:2', three.slice(0, 2), { password: 'p', tls: {} }],
])('%s is a cluster', (url, nodes, options) => {
  expect(readRedisAddress(url)).toEqual({ kind: 'cluster', nodes, options });
});

test.each([
  ['redis+sentinel://a:1,b:2/main', [node('a', 1), node('b', 2)], {}],
  ['redis+sentinel://a,[::1]/main', [node('a', 26_379), node('::1', 26_379)], {}],
  ['rediss+sentinel://:p@a:1/main', [node('a', 1)], { password: 'p', tls: {} }],
])('%s is a sentinel group', (url, sentinels, options) => {
  expect(readRedisAddress(url)).toEqual({ kind: 'sentinel', sentinels, master: 'main', options });
});

test.each([
  ['nothing', ''],
  ['no scheme', 'h:6379'],
  ['another scheme', 'http://h:6379'],
  ['an unknown topology', 'redis+proxy://h:6379'],
  ['no host', 'redis://'],
  ['no host between commas', 'redis+cluster://a:1,,b:2'],
  ['a port that is not a number', 'redis://h:many'],
  ['port 0', 'redis://h:0'],
  ['a port above 65535', 'redis://h:65536'],
  ['an IPv6 address without brackets', 'redis://::1:6379'],
  ['a database that is not a number', 'redis://h/main'],
  ['a path after the database', 'redis://h/0/1'],
  ['options', 'redis://h/0?tls=true'],
  ['a malformed percent-encoding', 'redis://:100%@h'],
  ['a database of a cluster', 'redis+cluster://a:1,b:2/1'],
  ['a database of a cluster, after its last node', 'redis://a:1,redis://b:2/1'],
  ['sentinels without a master', 'redis+sentinel://a:1,b:2'],
  ['sentinels with an empty master', 'redis+sentinel://a:1,b:2/'],
  ['nodes with TLS and without', 'redis://a:1,rediss://b:2'],
  ['nodes with different passwords', 'redis://:p@a:1,redis://:q@b:2'],
  ['a password after the first node', 'redis://a:1,redis://:q@b:2'],
  ['a cluster and a server', 'redis+cluster://a:1,redis://b:2'],
  ['sentinels and a server', 'redis+sentinel://a:1/main,redis://b:2'],
])('%s is rejected: %s', (_, url) => {
  expect(readRedisAddress(url)).toBeUndefined();
});
