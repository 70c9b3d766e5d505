import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../schema/schema.ts';
import { exampleOperations } from '../../server/graphiql/example-operations.ts';
import { shapeOf } from '../../server/graphql/documents/document-shape.ts';
import { operationCosts } from '../../server/graphql/documents/operation-cost.ts';
import { introspectionLimit } from '../../server/graphql/introspection-limit.ts';
import { defaultRequestLimits as limits } from '../../server/request-limits.ts';
import { fullIntrospectionQuery } from '../support/schema/introspection.ts';

const folders = ['client/operations', 'react/operations', 'client-example/operations'];

const definitions = folders
  .flatMap((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')))
  .flatMap((text) => parse(text, { noLocation: true }).definitions);

/** All operations and fragments of the packages and the web application in one document, as no client sends it. */
const everything = { kind: parse('{ a }').kind, definitions };

/** The largest pages that the clients ask for. */
const variables = { first: 20 };

const costOf = operationCosts(schema);

const names = definitions.flatMap((definition) =>
  definition.kind === 'OperationDefinition' ? [definition.name?.value ?? ''] : [],
);

test.each(names)('the operation %s of our clients is allowed by default', (name) => {
  const operation = getOperationAST(everything, name);
  if (!operation) throw new Error(`There is no operation ${name}.`);
  const fragments = definitions.filter(({ kind }) => kind === 'FragmentDefinition');
  const shape = shapeOf({ ...everything, definitions: [operation, ...fragments] });
  expect(shape.depth).toBeLessThanOrEqual(limits.maxDocumentDepth);
  expect(shape.aliases).toBeLessThanOrEqual(limits.maxAliases);
  expect(shape.directives).toBeLessThanOrEqual(limits.maxDirectives);
  expect(shape.repeated.count).toBeLessThanOrEqual(limits.maxRepeatedFields);
  expect(costOf(everything, operation, variables)).toBeLessThanOrEqual(limits.maxCost);
});

describe.each([
  ['the introspection query', [getIntrospectionQuery()]],
  ['the introspection query with all options', [fullIntrospectionQuery]],
  ['the examples in GraphiQL', exampleOperations('secret')],
])('%s', (_, documents) => {
  test.each(documents)('is allowed by default: %.40s', (source) => {
    const document = parse(source);
    const shape = shapeOf(document);
    expect(shape.depth).toBeLessThanOrEqual(limits.maxDocumentDepth - 3);
    expect(shape.repeated.count).toBeLessThanOrEqual(limits.maxRepeatedFields);
    expect(validate(schema, document, [introspectionLimit])).toEqual([]);
  });
});
