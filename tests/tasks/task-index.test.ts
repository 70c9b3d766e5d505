import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeIndexCursor, encodeIndexCursor, type IndexEntry } from '../../tasks/index-cursor.ts';
import type { TaskIndex } from '../../tasks/task-index.ts';
import { entry } from '../support/tasks/listed-task.ts';
import { runStep } from '../support/tasks/run-step.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

/** Reads all pages and calls `between` after each. */
const readAll = async (
  index: TaskIndex,
  { owner, size }: { owner?: string; size: number },
  between: () => Promise<void> = async () => {},
): Promise<string[]> => {
  const seen: string[] = [];
  let after: IndexEntry | undefined;
  for (;;) {
    const page = await index.page(owner, after, size);
    seen.push(...page.map(({ taskId }) => taskId));
    const last = page.at(-1);
    if (!last) return seen;
    after = decodeIndexCursor(encodeIndexCursor(last));
    expect(after).toEqual(last);
    await between();
  }
};

test('tasks are listed newest first, overall and by caller', async () => {
  const { index } = openTestDeployment();
  await index.add(entry('t1', 'one'), 1000);
  await index.add(entry('t2', 'other'), 2000);
  await index.add(entry('t3', 'one'), 3000);
  expect(await readAll(index, { size: 10 })).toEqual(['t3', 't2', 't1']);
  expect(await readAll(index, { owner: 'one', size: 10 })).toEqual(['t3', 't1']);
  expect(await readAll(index, { owner: 'nobody', size: 10 })).toEqual([]);
});

test('adding a task again does not change its position', async () => {
  const { index } = openTestDeployment();
  await index.add(entry('t1', 'one'), 1000);
  await index.add(entry('t2', 'one'), 2000);
  await index.add(entry('t1', 'one'), 3000);
  expect(await readAll(index, { size: 10 })).toEqual(['t2', 't1']);
});

test('pages have no gaps or duplicates while tasks are added, even within one millisecond', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 7 }),
      async (times, size) => {
        const { index } = openTestDeployment();
        const first = times.map((createdAt, i) => ({ taskId: `t${i}`, createdAt }));
        await Promise.all(
          first.map(({ taskId, createdAt }) => index.add(entry(taskId, 'o'), createdAt)),
        );
        let added = 0;
        const seen = await readAll(index, { size }, async () => {
          added += 1;
          await index.add(entry(`new${added}`, 'o'), 100 + added);
        });
        const expected = first
          .toSorted((a, b) => b.createdAt - a.createdAt || (a.taskId < b.taskId ? 1 : -1))
          .map(({ taskId }) => taskId);
        expect(seen).toEqual(expected);
      },
    ),
    { numRuns: 20 },
  );
});

test('a burst within one millisecond is paged without gaps', async () => {
  const { index } = openTestDeployment();
  const ids = Array.from({ length: 1000 }, (_, i) => `t${i}`);
  await Promise.all(ids.map((taskId) => index.add(entry(taskId, 'o'), 5)));
  await index.add(entry('older', 'o'), 4);
  const seen = await readAll(index, { size: 30 });
  expect(seen).toEqual([...ids.toSorted().toReversed(), 'older']);
});

test('decoding a cursor never throws, and accepts only what was encoded', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((inner) => Buffer.from(inner).toString('base64url')),
    fc
      .tuple(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 }))
      .map((parts) => Buffer.from(parts.join('.')).toString('base64url')),
  );
  fc.assert(
    fc.property(text, (input) => {
      const read = decodeIndexCursor(input);
      if (read) expect(encodeIndexCursor(read)).toBe(input);
    }),
    { numRuns: 200 },
  );
});

test('a task that finishes while the sweep checks it does not count as unfinished of its caller', async () => {
  const deployment = openTestDeployment();
  const { index } = deployment;
  const task = entry('t1', 'one');
  const reserve = (taskId: string) =>
    runStep(deployment, index.open.reserving({ owner: 'one', taskId }, 1));
  await index.add(task);
  expect(await reserve('t1')).toBe('added');
  await index.checkAgain(task, Date.now());
  expect(await reserve('t2')).toBe('full');

  await index.finish(task, Date.now() + 60_000);
  await index.checkAgain(task, Date.now());

  expect(await reserve('t2')).toBe('added');
});
