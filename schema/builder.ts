import SchemaBuilder from '@pothos/core';
import type { Cursor } from '../contract/cursor.ts';
import type { Context } from './context.ts';

/**
 * The builder to which every file in this folder adds its types and fields. It declares no object types: each file creates its
 * own references. Fields are non-null unless declared nullable.
 */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    /** Text in input; milliseconds since 1970, or a Date, in output. */
    DateTime: { Input: string; Output: number | Date };
    Cursor: { Input: Cursor; Output: Cursor };
  };
}>({ defaultFieldNullability: false });

builder.queryType();
builder.mutationType();
builder.subscriptionType();
