import type { GraphQLParams } from 'graphql-yoga';

/** An operation as a client sent it, on any transport. */
interface ReceivedParams {
  readonly query?: string | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly extensions?: Record<string, unknown> | null | undefined;
}

/**
 * The parameters of an operation that GraphQL over HTTP defines. Clients may send others: Relay adds an `id`. An empty
 * `operationName` is the same as none.
 */
export const operationParams = (received: ReceivedParams): GraphQLParams => {
  const { query, operationName, variables, extensions } = received;
  return {
    ...(query == null ? {} : { query }),
    ...(operationName ? { operationName } : {}),
    ...(variables == null ? {} : { variables }),
    ...(extensions == null ? {} : { extensions }),
  };
};
