import { readFileSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import { serviceNames, serviceRow } from '../../contract/platforms.ts';
import { configurationPage } from '../../tooling/configuration-page.ts';
import { exampleEnvironment } from '../../tooling/example-environment.ts';
import { variableTypes } from '../../worker/sources/configured-sources.ts';

const page = readFileSync('docs/configuration.md', 'utf8');
const names = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name);

test('docs/configuration.md lists every variable as the code declares it', () => {
  expect(page, 'out of date: run `npm run generate`').toBe(configurationPage());
});

test('.env.example lists every variable with its default, and sets none', () => {
  const example = readFileSync('.env.example', 'utf8');
  expect(example, 'out of date: run `npm run generate`').toBe(exampleEnvironment());
  for (const name of names) expect(example).toMatch(new RegExp(`^# ${name}=`, 'm'));
  expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
});

test.each(serviceNames)('each variable of %s has a type, and no other has', (service) => {
  expect(Object.keys(variableTypes(service)).toSorted()).toEqual(
    Object.keys(serviceRow(service).variables).toSorted(),
  );
});

test('each variable is listed once', () => {
  expect(names.length).toBeGreaterThan(50);
  expect(names).toEqual([...new Set(names)]);
});

test('no variable of one process is one typo away from one of another, which would reject it', () => {
  for (const name of names.filter(({ length }) => length >= 7)) {
    expect(names.filter((other) => distance(name, other) === 1)).toEqual([]);
  }
});
