import { onTestFinished } from 'vitest';
import type { Operation } from './transport.ts';

export interface OpenResponse {
  readonly response: Response;
  readonly close: () => void;
}

/** Sends a request whose response the test reads as it arrives. It closes when the test ends. */
export const openResponse = async (url: string, init: RequestInit): Promise<OpenResponse> => {
  const closing = new AbortController();
  const close = () => closing.abort();
  onTestFinished(close);
  return { response: await fetch(url, { ...init, signal: closing.signal }), close };
};

/** The same for an operation, sent with POST. */
export const postOperation = (
  graphql: string,
  { authorization, ...operation }: Operation,
  headers: Record<string, string>,
): Promise<OpenResponse> =>
  openResponse(graphql, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
      ...headers,
    },
    body: JSON.stringify(operation),
  });
