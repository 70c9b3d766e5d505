import { createContext, useContext } from 'react';
import type { GraphqlClient } from './graphql-client.ts';

/** The GraphQL client of this part of the tree. It must not change while components that use it are mounted. */
export const GraphqlClientContext = createContext<GraphqlClient | undefined>(undefined);

/** @throws outside a `GraphqlClientContext`. */
export const useGraphqlClient = (): GraphqlClient => {
  const client = useContext(GraphqlClientContext);
  if (!client) throw new Error('useGraphqlClient must be used within a GraphqlClientContext.');
  return client;
};
