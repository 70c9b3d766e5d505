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
import { isMomentary } from '../../schema/momentary.ts';
import type { ResultBudget, ResultBudgets } from './result-budget.ts';
import { typenameBytes } from './typename-bytes.ts';

/**
 * A copy of the schema that counts what its fields return, and resolves no more of them once a result has exceeded its budget. Introspection
 * is not counted: {@link introspectionLimit} bounds it.
 */
export const measuredSchema = (schema: GraphQLSchema, budgets: ResultBudgets): GraphQLSchema =>
  mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field) => ({
      ...field,
      resolve: measuredResolver(field, budgets),
    }),
  });

type Field = GraphQLFieldConfig<unknown, object>;

const measuredResolver = (field: Field, budgets: ResultBudgets): NonNullable<Field['resolve']> => {
  const { resolve = defaultFieldResolver, type } = field;
  const isLeaf = isLeafType(getNamedType(type));
  const isRequired = isNonNullType(type);
  const readsTheMoment = isMomentary(field);
  const measure = (value: unknown, budget: ResultBudget, info: GraphQLResolveInfo): unknown => {
    budget.add(keyBytes(info) + (isLeaf ? leafBytes(value) : objectBytes(value, info)));
    return budget.isExceeded ? nothing(budget) : value;
  };
  const nothing = (budget: ResultBudget): null => {
    // An error for each field would be larger than the result.
    if (isRequired) throw budget.error;
    return null;
  };
  return (parent, args, context, info) => {
    const budget = budgets.of(context);
    if (budget.isExceeded) return nothing(budget);
    if (readsTheMoment) budget.hasReadTheMoment = true;
    const value: unknown = resolve(parent, args, context, info);
    if (value instanceof Promise) return value.then((value) => measure(value, budget, info));
    return measure(value, budget, info);
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
