import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { createProgram } from '../../cli/src/program.ts';
import { blocksIn, tablesOf } from '../support/docs/markdown.ts';
import { shownBy } from '../support/docs/migration-rows.ts';

const page = readFileSync('docs/migrating-from-celery.md', 'utf8');

/** The first cell of each row. */
const rows = tablesOf(page).flatMap((table) => table.map(([cell = '']) => cell));

test('each row of the page has a test that shows it, and each of these tests exists', () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(Object.keys(shownBy).toSorted()).toEqual(rows.toSorted());
  for (const [row, [file, title]] of Object.entries(shownBy)) {
    expect(readFileSync(file, 'utf8'), `${row}: ${file}`).toContain(title);
  }
});

test.each(['docs/migrating-from-celery.md', 'docs/operations.md'])(
  'every terminal command in %s exists',
  (path) => {
    const program = createProgram({
      out: process.stdout,
      err: process.stderr,
      env: {},
      signal: new AbortController().signal,
      exitWith: () => {},
    });
    for (const [, words = ''] of readFileSync(path, 'utf8').matchAll(
      /npm run tasks -- ([^`]+)`/g,
    )) {
      let command: Command = program;
      for (const word of words.split(' ')) {
        const option = word.startsWith('--');
        if (option)
          expect(
            command.options.map(({ long }) => long),
            words,
          ).toContain(word);
        else command = command.commands.find((sub) => sub.name() === word) ?? command;
      }
      expect(command, words).not.toBe(program);
    }
  },
);

test('every variable that the page names exists', () => {
  const configuration = readFileSync('docs/configuration.md', 'utf8');
  for (const [, name = ''] of page.matchAll(/\b([A-Z]+_[A-Z_]+)\b/g)) {
    if (name.startsWith('REVIEWCAST_')) continue;
    expect(configuration).toContain(`\`${name.replace(/_FILE$/, '')}\``);
  }
});

test('the page counts the lines before and after as they are', () => {
  const [before = '', after = ''] = [...blocksIn('jsx', page), ...blocksIn('tsx', page)];
  const linesOf = (code: string) => code.split('\n').filter((line) => line.trim() !== '').length;
  expect(page).toContain(`These ${linesOf(before)} lines become ${linesOf(after)}.`);
});

test('the component on the page is the one that `npm run check` compiles against the package', () => {
  expect(blocksIn('tsx', page)).toEqual([
    readFileSync('tests/support/docs/migrated-reviews.tsx', 'utf8'),
  ]);
});
