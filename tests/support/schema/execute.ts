import { type ExecutionResult, graphql, parse, subscribe } from 'graphql';
import type { Context } from '../../../schema/context.ts';
import { schema } from '../../../schema/schema.ts';

/** Runs a query or mutation as a server does, with validation. */
export const execute = (
  source: string,
  contextValue: Context,
  variableValues: Record<string, unknown> = {},
): Promise<ExecutionResult> => graphql({ schema, source, contextValue, variableValues });

/** Every answer of a subscription until it completes. */
export const follow = async (source: string, contextValue: Context): Promise<ExecutionResult[]> => {
  const stream = await subscribe({ schema, document: parse(source), contextValue });
  if (!(Symbol.asyncIterator in stream)) return [stream];
  const answers: ExecutionResult[] = [];
  for await (const answer of stream) answers.push(answer);
  return answers;
};

/** The codes and messages that callers read. */
export const errorsOf = ({ errors = [] }: ExecutionResult) =>
  errors.map(({ message, extensions }) => ({ code: extensions['code'], message }));
