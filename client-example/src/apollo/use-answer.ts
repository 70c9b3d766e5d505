import type { TypedDocumentNode } from '@apollo/client';
import { skipToken, useQuery } from '@apollo/client/react';
import { readApolloError } from '@reviewcast/react/apollo';
import { useCallback } from 'react';
import type { Answer, AnswerOptions, NoVariables } from '../api/reviewcast-api.ts';

/** A query's answer, from the cache first and from the server then. */
export const useAnswer = <Result, Variables extends NoVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  { isWanted = true, everyMs = 0 }: AnswerOptions = {},
): Answer<Result> => {
  const options = { variables, pollInterval: everyMs };
  const { data, error, loading, refetch } = useQuery<Result, NoVariables>(
    document,
    isWanted ? options : skipToken,
  );
  const reload = useCallback(() => void refetch().catch(() => {}), [refetch]);
  return { data, error: readApolloError(error), isLoading: loading, reload };
};
