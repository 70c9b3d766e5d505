import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { publicLookup } from '../../outbound/public-lookup.ts';
import { openNameServer, type Zone } from '../support/outbound/name-server.ts';

const lookupIn = async (zone: Zone, timeoutMs = 2000) => {
  const lookup = publicLookup({ timeoutMs, nameServers: [await openNameServer(zone)] });
  return promisify((hostname: string, done: (error: Error | null, addresses: unknown) => void) =>
    lookup(hostname, { all: true }, (error, addresses) => done(error, addresses)),
  );
};

test('a name with public addresses resolves to all of them', async () => {
  const lookup = await lookupIn({ 'shop.test': ['1.1.1.1', '8.8.8.8'] });
  expect(await lookup('shop.test')).toEqual([
    { address: '1.1.1.1', family: 4 },
    { address: '8.8.8.8', family: 4 },
  ]);
});

test('an internal name, a mixed one, and an unknown one fail alike', async () => {
  const lookup = await lookupIn({
    'internal.test': ['10.0.0.7'],
    'mixed.test': ['1.1.1.1', '127.0.0.1'],
  });
  for (const name of ['internal.test', 'mixed.test', 'unknown.test']) {
    await expect(lookup(name)).rejects.toMatchObject({
      name: 'NonPublicAddressError',
      message: `${name} has no public address.`,
    });
  }
});

test('names whose server never answers time out and hold up neither each other nor file access', async () => {
  const names = Array.from({ length: 40 }, (_, number) => `silent-${number}.test`);
  const silent = Object.fromEntries(names.map((name) => [name, 'silent' as const]));
  const lookup = await lookupIn({ ...silent, 'shop.test': ['1.1.1.1'] }, 1500);
  let pending = names.length;
  const settled = Promise.allSettled(names.map((name) => lookup(name).finally(() => pending--)));
  expect(await lookup('shop.test')).toHaveLength(1);
  await readFile('package.json');
  expect(pending).toBe(names.length);
  const outcomes = await settled;
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ reason: { name: 'LookupTimeoutError' } });
  }
});
