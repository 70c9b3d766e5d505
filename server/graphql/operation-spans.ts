import { SpanKind } from '@opentelemetry/api';
import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { z } from 'zod';
import { failSpan, inSpan } from '../../process/in-span.ts';

/**
 * Makes a span of each operation that is executed, on any transport. The span of a subscription ends when its events begin to flow.
 * Documents, variables, and results are not part of it.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/
 */
export const operationSpans: Plugin = {
  onExecute: ({ executeFn, setExecuteFn }) => setExecuteFn(traced(executeFn)),
  onSubscribe: ({ subscribeFn, setSubscribeFn }) => setSubscribeFn(traced(subscribeFn)),
};

const traced =
  <Result>(run: (args: ExecutionArgs) => Result | Promise<Result>) =>
  (args: ExecutionArgs): Promise<Result> => {
    const operation = getOperationAST(args.document, args.operationName);
    const type = operation?.operation ?? 'query';
    const name = operation?.name?.value.slice(0, maxNameLength);
    const attributes = {
      'graphql.operation.type': type,
      ...(name === undefined ? {} : { 'graphql.operation.name': name }),
    };
    return inSpan(type, { kind: SpanKind.SERVER, attributes }, async (span) => {
      const result = await run(args);
      const { errors } = failureSchema.parse(result);
      if (errors !== undefined) failSpan(span, errors[0].extensions.code);
      return result;
    });
  };

/** Callers choose the name. */
const maxNameLength = 100;

/** The errors of a result, which has none if it is a stream of results. */
const failureSchema = z
  .object({
    errors: z
      .tuple(
        [z.object({ extensions: z.object({ code: z.string().catch('_OTHER') }) })],
        z.unknown(),
      )
      .optional(),
  })
  .catch({});
