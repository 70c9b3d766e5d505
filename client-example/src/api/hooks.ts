import type { GraphqlClient } from './graphql-client.ts';
import { useGraphqlClient } from './graphql-client-context.ts';
import { useRecovery } from './use-recovery.ts';

// The hooks of the GraphQL client in use, documented in graphql-client.ts. Those that read data read it again, and
// subscriptions start again, once a server that could not be reached responds.

export const useTask: GraphqlClient['useTask'] = (id, options) => {
  const task = useGraphqlClient().useTask(id, options);
  useRecovery(task.error, task.reload);
  return task;
};

export const useTaskEvents: GraphqlClient['useTaskEvents'] = (id, options) =>
  useGraphqlClient().useTaskEvents(id, options);

export const useQuery: GraphqlClient['useQuery'] = (document, variables, options) => {
  const result = useGraphqlClient().useQuery(document, variables, options);
  useRecovery(result.error, result.reload);
  return result;
};

export const usePaginatedQuery: GraphqlClient['usePaginatedQuery'] = (
  document,
  variables,
  connectionOf,
) => {
  const result = useGraphqlClient().usePaginatedQuery(document, variables, connectionOf);
  useRecovery(result.error, result.reload);
  return result;
};

export const useSubscription: GraphqlClient['useSubscription'] = (document, variables) => {
  const result = useGraphqlClient().useSubscription(document, variables);
  useRecovery(result.error, result.restart);
  return result;
};

export const useMutate: GraphqlClient['useMutate'] = () => useGraphqlClient().useMutate();
