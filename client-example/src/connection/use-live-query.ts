import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { ConnectionLostError, type ConnectionState } from '@reviewcast/client';
import { useId, useMemo, useState } from 'react';
import type { AnyVariables, QueryResult } from '../api/graphql-client.ts';
import { useQuery, useSubscription } from '../api/hooks.ts';
import { useReportConnection } from './connection-registry.ts';

/**
 * The result of a query, kept up to date by the subscription that pushes the same fields. Polls while the subscription fails, such as
 * behind a proxy that blocks WebSocket. The header shows which of them is in use.
 */
export const useLiveQuery = <Result, Variables extends AnyVariables>(
  query: TypedDocumentNode<Result, Variables>,
  subscription: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): QueryResult<Result> => {
  const pushed = useSubscription(subscription, variables);
  const [hasFailed, setHasFailed] = useState(false);
  if (pushed.error && !hasFailed) setHasFailed(true);
  if (pushed.data !== undefined && hasFailed) setHasFailed(false);
  const read = useQuery(query, variables, hasFailed ? { pollIntervalMs } : {});
  const phase = phaseOf(pushed.data !== undefined, hasFailed, read);
  const connection = useMemo<ConnectionState | undefined>(
    () =>
      phase && {
        transport: hasFailed ? 'polling' : 'websocket',
        phase,
        attempt: 0,
        nextRetryAt: undefined,
        problem: undefined,
      },
    [hasFailed, phase],
  );
  useReportConnection(useId(), connection);
  return { ...read, data: pushed.data ?? read.data };
};

const pollIntervalMs = 2000;

/** Undefined if the server refuses to answer: the page then says why. */
const phaseOf = (isPushed: boolean, isPolling: boolean, { data, error }: QueryResult<unknown>) => {
  if (isPushed) return 'live';
  if (error) return error instanceof ConnectionLostError ? 'reconnecting' : undefined;
  return isPolling && data !== undefined ? 'live' : 'connecting';
};
