import { type ExecutionResult, graphql, parse, subscribe } from 'graphql';
import type { Context } from '../../../schema/context.ts';
import { schema } from '../../../schema/schema.ts';

/** Validates and executes a query or mutation. */
export const execute = (
  source: string,
  contextValue: Context,
  variableValues: Record<string, unknown> = {},
): Promise<ExecutionResult> => graphql({ schema, source, contextValue, variableValues });

/** Every result of a subscription, until it completes. */
export const follow = async (source: string, contextValue: Context): Promise<ExecutionResult[]> => {
  const stream = await subscribe({ schema, document: parse(source), contextValue });
  if (!(Symbol.asyncIterator in stream)) return [stream];
  const results: ExecutionResult[] = [];
  for await (const result of stream) results.push(result);
  return results;
};

/** The codes and messages of a result's errors. */
export const errorsOf = ({ errors = [] }: ExecutionResult) =>
  errors.map(({ message, extensions }) => ({ code: extensions['code'], message }));
