import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../../contract/catalogue.ts';
import { processVariables } from '../../process/variables.ts';

const page = readFileSync('docs/configuration.md', 'utf8');
const documented = [...page.matchAll(/^\| `([A-Z_]+)` \| ([^|]+) \|/gm)].map(
  ([, name = '', shown = '']) => [name, shown.trim()] as const,
);

test('docs/configuration.md has every variable, and none that is not read', () => {
  const read = [
    ...Object.keys(processVariables),
    ...Object.values(catalogue).flatMap(({ variables }) => Object.keys(variables)),
  ];
  expect(documented.map(([name]) => name).toSorted()).toEqual(read.toSorted());
});

test('docs/configuration.md names the defaults that are used', () => {
  const defaults = new Map(documented);
  for (const [name, schema] of Object.entries(processVariables)) {
    const parsed = schema.safeParse(undefined);
    const shown = defaults.get(name) ?? '';
    if (typeof parsed.data === 'number') expect(shown, name).toBe(String(parsed.data));
    if (typeof parsed.data === 'string') expect(shown, name).toBe(`\`${parsed.data}\``);
    if (parsed.data === undefined && name !== 'TOKEN_SECRET') expect(shown, name).toContain('none');
  }
});
