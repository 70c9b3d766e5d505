import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { shapeOf } from '../../server/graphql/documents/document-shape.ts';

const shape = (source: string) => shapeOf(parse(source));

describe('depth', () => {
  test.each([
    ['{ a }', 1],
    ['{ a { b { c } } d }', 3],
    ['{ a { ... on T { b } } }', 2],
    ['{ a { ... { ... on T { ... { b } } } } }', 2],
    ['{ a { ...F } } fragment F on T { b { c } }', 3],
    ['{ ...F } fragment F on T { ...G } fragment G on T { b }', 1],
    ['fragment F on T { b { ...G } } { a { ...F } } fragment G on T { c { d } }', 4],
    ['{ ...F a { b { c { ...F } } } } fragment F on T { x { y } }', 5],
    ['query A { a } query B { a { b } }', 2],
    ['{ __schema { types { fields { name } } } }', 4],
    ['{ a @skip(if: true) { b { c } } }', 3],
  ])('of %s is %d', (source, depth) => expect(shape(source).depth).toBe(depth));
});

describe('aliases', () => {
  test.each([
    ['{ a }', 0],
    ['{ x: a y: a { z: b } }', 3],
    ['{ x: __typename }', 1],
    ['{ ... { x: a } ... on T { y: a } }', 2],
    ['{ a { ...F } b { ...F } c { ...F } } fragment F on T { x: a y: b }', 6],
    ['{ ...A ...A } fragment A on T { ...B ...B } fragment B on T { x: a }', 4],
    ['query A { x: a } query B { x: a y: a }', 2],
  ])('of %s are %d', (source, aliases) => expect(shape(source).aliases).toBe(aliases));
});

describe('directives', () => {
  test.each([
    ['query @a { b @c @c ... @d { e @f } }', 5],
    ['query ($v: Int @a) { ...F @b ...F } fragment F on T @c { d @e }', 6],
  ])('of %s are %d', (source, directives) => expect(shape(source).directives).toBe(directives));
});

describe('repeated fields', () => {
  test.each([
    ['{ a a a b }', { name: 'a', count: 3 }],
    ['{ a: b a: c a }', { name: 'a', count: 3 }],
    ['{ a ... { a } ... on T { a } ...F ...F } fragment F on T { a }', { name: 'a', count: 4 }],
    ['{ x { b } y { b } z { b b } }', { name: 'b', count: 2 }],
  ])('of %s are counted', (source, repeated) => expect(shape(source).repeated).toEqual(repeated));
});

test('fragments that spread themselves are measured, and left to validation', () => {
  expect(
    shape('{ ...A } fragment A on T { a { ...B } } fragment B on T { x: b { ...A } }'),
  ).toEqual({ depth: 2, aliases: 1, directives: 0, repeated: { name: 'a', count: 1 } });
});

test('fragments that double at each level are measured without expanding them', () => {
  const levels = Array.from(
    { length: 60 },
    (_, i) => `fragment F${i} on T { x: a { ...F${i + 1} } y: a { ...F${i + 1} } }`,
  );
  const { aliases, depth } = shape(`{ ...F0 } ${levels.join(' ')} fragment F60 on T { z }`);
  expect(aliases).toBe(2 ** 61 - 2);
  expect(depth).toBe(61);
});
