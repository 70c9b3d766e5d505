import SchemaBuilder from '@pothos/core';
import type { Cursor } from '../contract/cursor.ts';
import type { Context } from './context.ts';

/**
 * What every file of this folder adds its types and fields to. It holds no types of nouns: each noun's file makes its own
 * reference. Fields are non-null unless they say otherwise.
 */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    /** Milliseconds since 1970, or a Date. */
    DateTime: { Input: never; Output: number | Date };
    Cursor: { Input: Cursor; Output: Cursor };
  };
}>({ defaultFieldNullability: false });

builder.queryType();
builder.mutationType();
builder.subscriptionType();
