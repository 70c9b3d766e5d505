import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  type GraphQLFieldConfig,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
} from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { ResultSize, ResultSizes } from './result-size.ts';
import { typenameBytes } from './typename-bytes.ts';

/**
 * A copy of the schema that counts what its fields return, and stops returning anything once a result is too large. Introspection
 * is not counted: {@link introspectionLimit} bounds it.
 */
export const measuredSchema = (schema: GraphQLSchema, sizes: ResultSizes): GraphQLSchema =>
  mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field) => ({
      ...field,
      resolve: measuredResolver(field, sizes),
      ...(field.subscribe ? { subscribe: pacedSubscriber(field.subscribe, sizes) } : {}),
    }),
  });

type Field = GraphQLFieldConfig<unknown, object>;

const measuredResolver = (field: Field, sizes: ResultSizes): NonNullable<Field['resolve']> => {
  const { resolve = defaultFieldResolver, type } = field;
  const isLeaf = isLeafType(getNamedType(type));
  const isRequired = isNonNullType(type);
  const measure = (value: unknown, size: ResultSize, info: GraphQLResolveInfo): unknown => {
    size.add(keyBytes(info) + (isLeaf ? leafBytes(value) : objectBytes(value, info)));
    if (!size.isExceeded) return value;
    // An error for each field would be larger than the result.
    if (isRequired) throw size.error;
    return null;
  };
  return (parent, args, context, info) => {
    const size = sizes.of(context);
    const value: unknown = resolve(parent, args, context, info);
    if (value instanceof Promise) return value.then((value) => measure(value, size, info));
    return measure(value, size, info);
  };
};

/** Separates the results of a subscription, and lets each wait until it may be produced. */
const pacedSubscriber =
  (
    subscribe: NonNullable<Field['subscribe']>,
    sizes: ResultSizes,
  ): NonNullable<Field['subscribe']> =>
  async (...args) => {
    const source: unknown = await subscribe(...args);
    return isAsyncIterable(source) ? paced(source, sizes.of(args[2])) : source;
  };

const paced = (
  source: AsyncIterable<unknown>,
  size: ResultSize,
): AsyncIterableIterator<unknown> => {
  const items = source[Symbol.asyncIterator]();
  let hasReturned = false;
  return {
    async next() {
      size.end();
      const item = await items.next();
      if (!item.done && !hasReturned) await size.begin();
      return item;
    },
    async return() {
      hasReturned = true;
      size.end();
      return (await items.return?.()) ?? { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

const keyBytes = ({ path }: GraphQLResolveInfo): number => String(path.key).length + '"":,'.length;

/** About as many bytes as a value of a scalar or enum takes in JSON. */
const leafBytes = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value) + 2;
  if (Array.isArray(value))
    return value.reduce((sum: number, item) => sum + leafBytes(item) + 1, 2);
  // A date or a cursor.
  return typeof value === 'object' && value !== null ? 80 : 8;
};

const objectBytes = (value: unknown, info: GraphQLResolveInfo): number => {
  const count = Array.isArray(value) ? value.length : 1;
  return count * ('{},'.length + typenameBytes(info));
};
