import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { printedSchema, printedSchemaFile } from '../../schema/printed-schema.ts';

test('schema.graphql matches the schema that is served', async () => {
  expect(await readFile(printedSchemaFile, 'utf8')).toBe(printedSchema());
});
