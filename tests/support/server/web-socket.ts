import { createClient } from 'graphql-ws';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type Operation, resultSchema, type Transport } from './transport.ts';

/** `graphql-transport-ws`, with the client that applications use; a socket for each operation. */
export const webSocket: Transport = {
  name: 'WebSocket',
  async *results(graphql, operation) {
    const client = socketClient(graphql, operation.authorization);
    try {
      for await (const result of client.iterate(payloadOf(operation))) {
        yield resultSchema.parse(result);
      }
    } catch (error) {
      const errors = errorsSchema.safeParse(error);
      if (!errors.success) throw error;
      yield resultSchema.parse({ errors: errors.data });
    } finally {
      await client.dispose();
    }
  },
};

/** A client that does not come back by itself; closed when the test is over. */
export const socketClient = (graphql: string, authorization?: string) => {
  const client = createClient({
    url: graphql.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: false,
    // Who iterates is told of it.
    onNonLazyError: () => {},
    ...(authorization === undefined ? {} : { connectionParams: { authorization } }),
  });
  onTestFinished(async () => client.dispose());
  return client;
};

/** What of an operation travels in its `subscribe` message. */
export const payloadOf = ({ authorization: _, ...payload }: Operation) => payload;

/** What the client throws of an `error` message. */
const errorsSchema = z.array(z.unknown());
