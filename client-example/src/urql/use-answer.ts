import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { readUrqlError, useRefetch } from '@reviewcast/react/urql';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import type { Answer, AnswerOptions, NoVariables } from '../api/reviewcast-api.ts';

/** A query's answer, from the cache first and from the server then. */
export const useAnswer = <Result, Variables extends NoVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  { isWanted = true, everyMs }: AnswerOptions = {},
): Answer<Result> => {
  const [{ data, error, fetching }, execute] = useQuery<Result, NoVariables>({
    query: document,
    variables,
    pause: !isWanted,
  });
  const reload = useRefetch(execute, isWanted);
  useEffect(() => {
    if (everyMs === undefined || !isWanted) return;
    const timer = setInterval(reload, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, isWanted, reload]);
  return { data: data ?? undefined, error: readUrqlError(error), isLoading: fetching, reload };
};
