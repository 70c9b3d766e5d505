import { createClient } from 'graphql-ws';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type Operation, resultSchema, type Transport } from './transport.ts';

/** `graphql-transport-ws` through the graphql-ws client, with one socket per operation. */
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

/** A client that does not reconnect; it closes when the test ends. */
export const socketClient = (graphql: string, authorization?: string) => {
  const client = createClient({
    url: graphql.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: false,
    // Iterators report connection errors themselves.
    onNonLazyError: () => {},
    ...(authorization === undefined ? {} : { connectionParams: { authorization } }),
  });
  onTestFinished(async () => client.dispose());
  return client;
};

/** The payload of an operation's `subscribe` message. */
export const payloadOf = ({ authorization: _, ...payload }: Operation) => payload;

/** What the client throws when it receives an `error` message. */
const errorsSchema = z.array(z.unknown());
