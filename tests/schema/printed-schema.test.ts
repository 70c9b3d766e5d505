import { readFile } from 'node:fs/promises';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { expect, test } from 'vitest';
import { printedSchemaFile } from '../../schema/printed-schema.ts';
import { schema } from '../../schema/schema.ts';

// Sorted, because the order of types depends on the order in which modules are loaded. `npm run check` compares it exactly.
test('schema.graphql matches the schema that is served', async () => {
  const file = buildSchema(await readFile(printedSchemaFile, 'utf8'));
  expect(printSchema(lexicographicSortSchema(file))).toBe(
    printSchema(lexicographicSortSchema(schema)),
  );
});
