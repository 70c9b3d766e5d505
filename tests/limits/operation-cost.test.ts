import { buildSchema, type GraphQLField, getOperationAST, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../schema/schema.ts';
import { operationCosts } from '../../server/graphql/documents/operation-cost.ts';

const cost = (source: string, variables: Record<string, unknown> = {}, of = schema): number => {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The document has no operation.');
  return operationCosts(of)(document, operation, variables);
};

const list = (fields: string, args = ''): string =>
  `{ tasks${args} { edges { node { ${fields} } } } }`;
const total = 'reviews { totalCount }';

describe('a list of tasks', () => {
  test.each([
    ['its plain fields', list('id status progress { found }'), 0],
    ['one priced field of 20 tasks', list('queuePosition'), 1000],
    ['one priced field of 3 tasks', list('queuePosition', '(first: 3)'), 150],
    [
      'what is within a priced field',
      list('result { summary { count } reviews { totalCount } }', '(first: 3)'),
      150,
    ],
    [
      'several priced fields',
      list(`${total} queuePosition result { complete }`, '(first: 2)'),
      300,
    ],
    ['aliases', list(`a: ${total} b: ${total}`, '(first: 2)'), 200],
    ['the same field twice', list(`${total} ${total}`, '(first: 2)'), 100],
    [
      'fields in fragments',
      `${list('...F ...F ... on Task { ...F }', '(first: 2)')} fragment F on Task { queuePosition }`,
      100,
    ],
    [
      'two lists',
      '{ a: tasks(first: 2) { edges { node { queuePosition } } } b: tasks(first: 3) { edges { node { queuePosition } } } }',
      250,
    ],
    ['a field that is never included', list('queuePosition @include(if: false)'), 0],
    ['a field that is always skipped', list('... @skip(if: true) { queuePosition }'), 0],
    [
      'a field that is selected elsewhere too',
      list('queuePosition @skip(if: true) queuePosition', '(first: 2)'),
      100,
    ],
  ])('costs for %s', (_, source, expected) => expect(cost(source)).toBe(expected));
});

test('one task costs nothing, nor does its page of events', () => {
  expect(cost(`{ taskStatus(id: "a") { ${total} result { complete } queuePosition } }`)).toBe(0);
  expect(
    cost(
      `{ taskEvents(id: "a", first: 1000) { events { ... on TaskResynced { task { ${total} } } } } }`,
    ),
  ).toBe(0);
});

test('a list without a page size counts as 20', () => {
  expect(cost(`{ workers { activeTasks { ${total} } } }`)).toBe(1000);
});

describe('variables', () => {
  const paged = `query ($first: Int) ${list(total, '(first: $first)')}`;
  const defaulted = `query ($first: Int = 4) ${list(total, '(first: $first)')}`;
  test.each([
    ['a page size', paged, { first: 7 }, 350],
    ['a page size left out', paged, {}, 1000],
    ['a page size of null', paged, { first: null }, 1000],
    ['a page size that is no number', paged, { first: '7' }, 0],
    ['a negative page size', paged, { first: -7 }, 0],
    ['a default', defaulted, {}, 200],
    ['another page size than the default', defaulted, { first: 5 }, 250],
    [
      'one named like a prototype key',
      `query ($constructor: Int) ${list(total, '(first: $constructor)')}`,
      {},
      1000,
    ],
  ])('apply: %s', (_, source, variables, expected) =>
    expect(cost(source, variables)).toBe(expected),
  );

  test.each([
    [{ with: true }, 100],
    [{ with: false }, 0],
    [{}, 0],
  ])('decide what is included: %o', (variables, expected) => {
    const source = `query ($with: Boolean = false) ${list('...F @include(if: $with)', '(first: 2)')} fragment F on Task { queuePosition }`;
    expect(cost(source, variables)).toBe(expected);
  });
});

describe('documents that explode when their fragments are expanded', () => {
  const field = { extensions: { priceInLists: 50 } } satisfies Partial<
    GraphQLField<unknown, unknown>
  >;
  const recursive = buildSchema('type Query { tasks: [Task!]! } type Task { t: Task, p: Int }');
  const p = recursive.getType('Task');
  if (p && 'getFields' in p) Object.assign(p.getFields()['p'] ?? {}, field);
  const chain = (spread: (next: string) => string): string => {
    const fragments = Array.from(
      { length: 40 },
      (_, i) => `fragment F${i} on Task { ${spread(`...F${i + 1}`)} }`,
    );
    return `query ($if: Boolean = true) { tasks { t @include(if: $if) { ...F0 } } } ${fragments.join(' ')} fragment F40 on Task { p }`;
  };

  test.each([
    ['fragments', (next: string) => `${next} ${next}`],
    ['fields', (next: string) => `t { ${next} } t { ${next} }`],
    ['inline fragments', (next: string) => `... { ${next} } ... on Task { ${next} }`],
  ])('are read in the time that their merged selection takes: %s', (_, spread) => {
    expect(cost(chain(spread), {}, recursive)).toBe(1000);
  });
});
