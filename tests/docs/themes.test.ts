import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { blocksIn } from '../support/docs/markdown.ts';

test('the operation in docs/themes.md is valid', () => {
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const operations = blocksIn('graphql', readFileSync('docs/themes.md', 'utf8'));
  expect(operations).toHaveLength(1);
  for (const operation of operations) expect(validate(schema, parse(operation))).toEqual([]);
});
