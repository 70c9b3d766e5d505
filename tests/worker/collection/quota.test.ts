import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Quota } from '../../../worker/collection/quota.ts';

const none = new Map<string, number>();

test('each source gets an equal part first', () => {
  const quota = new Quota(9, none, ['a', 'b', 'c']);
  expect(['a', 'b', 'c'].map((source) => quota.remaining(source))).toEqual([3, 3, 3]);
});

test('what does not divide is given out all the same', () => {
  const quota = new Quota(2, none, ['a', 'b', 'c']);
  expect(['a', 'b', 'c'].map((source) => quota.remaining(source))).toEqual([1, 1, 0]);
});

test('what a source leaves goes to the one that waits for more', async () => {
  const quota = new Quota(10, none, ['a', 'b', 'c']);
  expect(quota.take('a', 100)).toBe(4);
  const more = quota.waitForMore('a');
  quota.release('b');
  expect(await more).toBe(true);
  expect(['a', 'b', 'c'].map((source) => quota.remaining(source))).toEqual([3, 0, 3]);
});

test('what a source leaves while nobody waits goes to all that still give', () => {
  const quota = new Quota(9, none, ['a', 'b', 'c']);
  quota.release('c');
  expect(['a', 'b'].map((source) => quota.remaining(source))).toEqual([5, 4]);
});

test('those that wait are let go once nothing can be left for them', async () => {
  const quota = new Quota(4, none, ['a', 'b']);
  quota.take('a', 2);
  quota.take('b', 2);
  expect(await Promise.all([quota.waitForMore('a'), quota.waitForMore('b')])).toEqual([
    false,
    false,
  ]);
});

test('a source that waits is let go when the last of the others used up its part', async () => {
  const quota = new Quota(4, none, ['a', 'b']);
  quota.take('a', 2);
  const more = quota.waitForMore('a');
  quota.take('b', 2);
  quota.release('b');
  expect(await more).toBe(false);
});

test('what earlier attempts kept counts towards the part of its source', () => {
  const quota = new Quota(9, new Map([['a', 2]]), ['a', 'b', 'c']);
  expect(['a', 'b', 'c'].map((source) => quota.remaining(source))).toEqual([1, 3, 3]);
});

test('what a source gave that is done is gone from the whole', () => {
  const quota = new Quota(10, new Map([['done', 6]]), ['a']);
  expect(quota.remaining('a')).toBe(4);
});

test('nothing is left where earlier attempts kept all', async () => {
  const quota = new Quota(5, new Map([['a', 5]]), ['a', 'b']);
  expect(await Promise.all([quota.waitForMore('a'), quota.waitForMore('b')])).toEqual([
    false,
    false,
  ]);
});

test('nobody waits for ever and never more than the maximum is given, whatever the order', async () => {
  const sourceArbitrary = fc.record({
    kept: fc.nat(20),
    has: fc.nat(60),
    page: fc.integer({ min: 1, max: 30 }),
    isDone: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(sourceArbitrary, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 100 }),
      fc.scheduler(),
      async (rows, max, scheduler) => {
        const sources = rows.map((row, index) => ({ ...row, name: `s${index}` }));
        const kept = new Map<string, number>();
        let keptInAll = 0;
        for (const { name, kept: wanted } of sources) {
          const count = Math.min(wanted, max - keptInAll);
          if (count > 0) kept.set(name, count);
          keptInAll += count;
        }
        const active = sources.filter(({ isDone }) => !isDone);
        const names = active.map(({ name }) => name);
        const quota = new Quota(max, kept, names);
        const shares = names.reduce((sum, name) => sum + quota.remaining(name), 0);
        expect(shares).toBe(active.length > 0 ? max - keptInAll : 0);

        const given = new Map(names.map((name) => [name, 0]));
        const run = async ({ name, has, page }: (typeof active)[number]) => {
          let left = has;
          while (left > 0 && (await quota.waitForMore(name))) {
            await scheduler.schedule(Promise.resolve(), name);
            const granted = quota.take(name, Math.min(page, left));
            left -= granted;
            given.set(name, (given.get(name) ?? 0) + granted);
            await scheduler.schedule(Promise.resolve(), name);
          }
          quota.release(name);
        };
        await scheduler.waitFor(Promise.all(active.map(run)));

        const inAll = [...given.values()].reduce((sum, count) => sum + count, 0);
        const had = active.reduce((sum, { has }) => sum + has, 0);
        expect(inAll).toBe(Math.min(max - keptInAll, had));
      },
    ),
  );
});
