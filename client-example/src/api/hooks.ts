import type { GraphqlClient } from './graphql-client.ts';
import { useGraphqlClient } from './graphql-client-context.ts';

// The hooks of the GraphQL client in use, documented in graphql-client.ts.

export const useTask: GraphqlClient['useTask'] = (id, options) =>
  useGraphqlClient().useTask(id, options);

export const useTaskEvents: GraphqlClient['useTaskEvents'] = (id, options) =>
  useGraphqlClient().useTaskEvents(id, options);

export const useQuery: GraphqlClient['useQuery'] = (document, variables, options) =>
  useGraphqlClient().useQuery(document, variables, options);

export const usePaginatedQuery: GraphqlClient['usePaginatedQuery'] = (
  document,
  variables,
  connectionOf,
) => useGraphqlClient().usePaginatedQuery(document, variables, connectionOf);

export const useSubscription: GraphqlClient['useSubscription'] = (document, isEnabled) =>
  useGraphqlClient().useSubscription(document, isEnabled);

export const useMutate: GraphqlClient['useMutate'] = () => useGraphqlClient().useMutate();
