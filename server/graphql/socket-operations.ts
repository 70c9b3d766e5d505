import { context as tracing } from '@opentelemetry/api';
import type { ExecutionArgs, execute, GraphQLError, subscribe } from 'graphql';
import { z } from 'zod';
import { ApiError } from '../../schema/errors.ts';
import { closableIterator, ended } from '../closable-iterator.ts';
import { DocumentError, type Operations } from './operations.ts';
import type { ResultBudgets } from './result-budget.ts';
import type { SocketState } from './socket-state.ts';
import type { SocketOperations } from './sockets.ts';
import { Subscription } from './subscription.ts';

/** As long as the header of an HTTP request may be. */
const authorizationSchema = z.string().max(16_384).optional();

const connectionParamsSchema = z
  .object({ authorization: authorizationSchema, Authorization: authorizationSchema })
  .catch({});

export interface SocketOperationsOptions {
  readonly operations: Operations;
  readonly budgets: ResultBudgets;
  readonly mask: (error: unknown) => GraphQLError;
  /** The most operations that one socket runs at the same time. */
  readonly maxAtOnce: number;
}

/** Runs the operations of WebSockets. */
export const socketOperations = ({
  operations,
  budgets,
  mask,
  maxAtOnce,
}: SocketOperationsOptions): SocketOperations => ({
  onConnect: (connection) => {
    const { authorization, Authorization } = connectionParamsSchema.parse(
      connection.connectionParams ?? {},
    );
    connection.extra.authorization = authorization ?? Authorization;
    // graphql-ws would keep everything that the client sent, parsed, for as long as the socket is open.
    Reflect.deleteProperty(connection, 'connectionParams');
  },
  onSubscribe: async ({ extra }, id, payload) => {
    try {
      if (extra.results.size >= maxAtOnce) throw tooManyOperations(maxAtOnce);
      const { args, execute, subscribe } = operations.prepare(
        { authorization: extra.authorization, lastEventId: undefined },
        { ...payload },
      );
      extra.results.set(id, budgets.of(args.contextValue, extra.turns));
      const rootValue = new EnvelopedExecutor(
        tracing.bind(extra.trace, execute),
        tracing.bind(extra.trace, subscribe),
      );
      return { ...args, rootValue };
    } catch (error) {
      return error instanceof DocumentError ? error.errors.map(mask) : [mask(error)];
    }
  },
  execute: (args) => executorOf(args).execute(args),
  subscribe: (args) => executorOf(args).subscribe(args),
  onOperation: ({ extra }, id, payload, args, result) => {
    if (!(result instanceof Subscription)) return undefined;
    // graphql-ws would keep the document of each client, and what it was executed with, for as long as the subscription runs.
    for (const name of ['query', 'variables', 'extensions']) Reflect.deleteProperty(payload, name);
    for (const name of ['contextValue', 'rootValue', 'variableValues', 'document'])
      Reflect.deleteProperty(args, name);
    return sending(result, extra, id);
  },
  onComplete: ({ extra }, id) => {
    extra.results.get(id)?.end();
    extra.results.delete(id);
  },
});

/** An iterator for graphql-ws that never has a result, because the results are sent without it. It ends with the subscription. */
const sending = (
  subscription: Subscription,
  { sender, turns }: SocketState,
  id: string,
): AsyncIterableIterator<never, undefined> =>
  closableIterator<never>(
    async () => {
      await subscription.sendTo({ send: sender(id), turns });
      return ended;
    },
    () => subscription.end(),
  );

const tooManyOperations = (max: number): ApiError =>
  new ApiError(
    'TOO_EXPENSIVE',
    `This WebSocket already runs ${max} operations, the maximum (MAX_SOCKET_OPERATIONS). Complete one first, or open another socket.`,
  );

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
