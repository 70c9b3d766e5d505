import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { readBaseline } from '../../bench/harness/baseline.ts';
import { replaceSection } from '../../bench/harness/write-docs.ts';
import { questions } from '../../bench/questions.ts';

const names = questions.map(({ name }) => name);

test('every file in bench/ that asks a question is run, under its own name', () => {
  const files = readdirSync('bench').filter((name) => name.endsWith('.ts'));
  const asking = files.filter((name) =>
    readFileSync(`bench/${name}`, 'utf8').includes('export const question:'),
  );
  expect(asking.map((name) => name.slice(0, -'.ts'.length))).toEqual(names.toSorted());
});

test('docs/performance.md has a place for the results of every question', () => {
  const page = readFileSync('docs/performance.md', 'utf8');
  for (const name of names) expect(replaceSection(page, name, 'x')).toContain(`results of ${name}`);
});

test('every question has a baseline with its counts and ratios', async () => {
  const baseline = await readBaseline();
  const checked = questions.filter(({ measures }) =>
    measures.some(({ exact, isChecked }) => exact || isChecked),
  );
  expect(Object.keys(baseline)).toEqual(expect.arrayContaining(checked.map(({ name }) => name)));
});

test('the targets of a question name its cases, measures, and contenders', () => {
  for (const { name, cases, measures, contenders, targets } of questions) {
    const caseNames = cases(false).map((one) => one.name);
    const keys = measures.map(({ key }) => key);
    const others = contenders.map((one) => one.name);
    for (const target of targets) {
      expect(caseNames, name).toContain(target.case);
      expect(keys, name).toContain(target.measure);
      if (target.against !== undefined) expect(others, name).toContain(target.against);
    }
  }
});

test('a quick bench measures Reviewcast from end to end', async () => {
  const only = ['--only', 'reviewcast', '--case', 'SSE, 1 watcher', '--dist', inject('dist')];
  const { stdout } = await bench('fan-out', '--quick', ...only);
  expect(stdout).toMatch(/^SSE, 1 watcher +Reviewcast +[\d,.]+/m);
  const line = stdout.split('\n').find((text) => text.startsWith('{')) ?? '';
  const { results } = z
    .object({ results: z.array(z.object({ values: z.record(z.string(), z.unknown()) })) })
    .parse(JSON.parse(line));
  expect(results.map(({ values }) => Object.keys(values))).toEqual(
    results.map(() => ['cpuUs', 'perSecond', 'cpuMsPerEvent', 'commands', 'bytes']),
  );
  expect(results).toHaveLength(1);
}, 60_000);

test('a question that does not exist is an error that names those that do', async () => {
  await expect(bench('fanout')).rejects.toThrow('There is no question fanout. There are: fan-out');
});

const bench = (...args: string[]) =>
  promisify(execFile)(process.execPath, [
    ...['--conditions=source', '--import', 'tsx', 'bench/main.ts'],
    ...args,
  ]);
