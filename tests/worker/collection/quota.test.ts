import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Quota } from '../../../worker/collection/quota.ts';

const none = new Map<string, number>();

test('each source gets an equal share first', () => {
  const quota = new Quota(9, none, ['a', 'b', 'c']);
  expect(['a', 'b', 'c'].map((source) => quota.remaining(source))).toEqual([3, 3, 3]);
});

test('a remainder is distributed too', () => {
  const quota = new Quota(2, none, ['a', 'b', 'c']);
  expect(['a', 'b', 'c'].map((source) => quota.remaining(source))).toEqual([1, 1, 0]);
});

test('released quota goes to the source that waits', async () => {
  const quota = new Quota(10, none, ['a', 'b', 'c']);
  expect(quota.take('a', 100)).toBe(4);
  const more = quota.waitForMore('a');
  quota.release('b');
  expect(await more).toBe(true);
  expect(['a', 'b', 'c'].map((source) => quota.remaining(source))).toEqual([3, 0, 3]);
});

test('quota released while no source waits goes to all active sources', () => {
  const quota = new Quota(9, none, ['a', 'b', 'c']);
  quota.release('c');
  expect(['a', 'b'].map((source) => quota.remaining(source))).toEqual([5, 4]);
});

test('waiting ends once no quota can be released', async () => {
  const quota = new Quota(4, none, ['a', 'b']);
  quota.take('a', 2);
  quota.take('b', 2);
  expect(await Promise.all([quota.waitForMore('a'), quota.waitForMore('b')])).toEqual([
    false,
    false,
  ]);
});

test('waiting ends when the last other source has used its share', async () => {
  const quota = new Quota(4, none, ['a', 'b']);
  quota.take('a', 2);
  const more = quota.waitForMore('a');
  quota.take('b', 2);
  quota.release('b');
  expect(await more).toBe(false);
});

test('reviews of earlier attempts count toward the share of their source', () => {
  const quota = new Quota(9, new Map([['a', 2]]), ['a', 'b', 'c']);
  expect(['a', 'b', 'c'].map((source) => quota.remaining(source))).toEqual([1, 3, 3]);
});

test('reviews of sources that are done count toward the total', () => {
  const quota = new Quota(10, new Map([['done', 6]]), ['a']);
  expect(quota.remaining('a')).toBe(4);
});

test('nothing remains if earlier attempts collected everything', async () => {
  const quota = new Quota(5, new Map([['a', 5]]), ['a', 'b']);
  expect(await Promise.all([quota.waitForMore('a'), quota.waitForMore('b')])).toEqual([
    false,
    false,
  ]);
});

test('no source waits forever and the maximum is never exceeded, in any order', async () => {
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
