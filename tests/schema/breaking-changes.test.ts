import { readFile } from 'node:fs/promises';
import { buildSchema, findBreakingChanges } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../schema/schema.ts';

/**
 * schema/released.graphql is created with the first release, see schema/README.md. Until then there is nothing to compare with, and
 * the changelog must not contain a released version.
 */
test('the schema breaks no client of the last release', async () => {
  const released = await read('schema/released.graphql');
  const changelog = await read('CHANGELOG.md');
  const breakingChanges = released ? findBreakingChanges(buildSchema(released), schema) : [];

  expect(released !== undefined).toBe(releasedVersion.test(changelog ?? ''));
  expect(breakingChanges).toEqual([]);
});

/** A heading such as `## [1.2.0] - 2026-12-01`. A version without a date is not released. */
const releasedVersion = /^## \[\d+\.\d+\.\d+\] - \d{4}-/m;

const read = (path: string): Promise<string | undefined> =>
  readFile(new URL(`../../${path}`, import.meta.url), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
