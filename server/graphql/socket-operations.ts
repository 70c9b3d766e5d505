import type { ExecutionArgs, execute, GraphQLError, subscribe } from 'graphql';
import type { YogaServerInstance } from 'graphql-yoga';
import { z } from 'zod';
import type { Context } from '../../schema/context.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { operationContext } from './operation-context.ts';
import { operationParams } from './operation-params.ts';
import type { ResultSizes } from './result-size.ts';
import type { SocketOperations } from './sockets.ts';

const connectionParamsSchema = z
  .object({ authorization: z.string().optional(), Authorization: z.string().optional() })
  .catch({});

/** Runs the operations of WebSockets through Yoga's pipeline, so that its plugins and error masking apply to them as well. */
export const socketOperations = <HttpContext extends object>(
  yoga: YogaServerInstance<HttpContext, Context>,
  dependencies: Dependencies,
  sizes: ResultSizes,
  mask: (error: unknown) => GraphQLError,
): SocketOperations => ({
  onSubscribe: async ({ connectionParams, extra }, id, payload) => {
    const { authorization, Authorization } = connectionParamsSchema.parse(connectionParams ?? {});
    const params = operationParams(payload);
    try {
      const contextValue = operationContext(dependencies, {
        authorization: authorization ?? Authorization,
        extensions: params.extensions,
        delivery: { cursor: undefined },
        lastEventId: undefined,
      });
      const { schema, execute, subscribe, parse, validate } = yoga.getEnveloped({ params });
      const document = parse(params.query);
      const errors = validate(schema, document);
      if (errors.length > 0) return errors;
      extra.results.set(id, sizes.of(contextValue, extra.turns));
      return {
        schema,
        document,
        operationName: params.operationName,
        variableValues: params.variables,
        contextValue,
        rootValue: new EnvelopedExecutor(execute, subscribe),
      };
    } catch (error) {
      return [mask(error)];
    }
  },
  execute: (args) => executorOf(args).execute(args),
  subscribe: (args) => executorOf(args).subscribe(args),
  onComplete: ({ extra }, id) => {
    extra.results.get(id)?.end();
    extra.results.delete(id);
  },
});

/** Carries the functions that Yoga prepared for one operation from `onSubscribe` to its execution. */
class EnvelopedExecutor {
  readonly execute: typeof execute;
  readonly subscribe: typeof subscribe;
  constructor(executeOperation: typeof execute, subscribeOperation: typeof subscribe) {
    this.execute = executeOperation;
    this.subscribe = subscribeOperation;
  }
}

const executorOf = ({ rootValue }: ExecutionArgs): EnvelopedExecutor => {
  if (rootValue instanceof EnvelopedExecutor) return rootValue;
  throw new Error('A WebSocket operation reached execution without passing onSubscribe.');
};
