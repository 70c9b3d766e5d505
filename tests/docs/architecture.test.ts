import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { quotedIn, tablesOf } from '../support/docs/markdown.ts';

test('docs/architecture.md lists the modules and import rules that the check enforces', async () => {
  const { href } = new URL('../../.dependency-cruiser.mjs', import.meta.url);
  const { forbidden } = configurationSchema.parse(await import(href)).default;
  const enforced = forbidden.flatMap(({ name }) => {
    const [, module, allowed] = /^(.+)-imports-only-(.+)$/.exec(name) ?? [];
    return module === undefined ? [] : [[module, allowed === 'itself' ? '' : allowed]];
  });

  const [modules = []] = tablesOf(readFileSync('docs/architecture.md', 'utf8'));
  const documented = modules.flatMap(([module = '', , allowed = '']) =>
    allowed === 'any' ? [] : [[module.slice(1, -2), quotedIn(allowed).join('-')]],
  );

  expect(documented).toEqual(enforced);
});

const configurationSchema = z.object({
  default: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
});
