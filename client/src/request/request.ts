import type { Endpoint } from '../endpoint/endpoint.ts';
import { ApiError } from '../errors/api-error.ts';
import { ConnectionLostError } from '../errors/connection-lost-error.ts';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { createDeadline } from './deadline.ts';
import { firstError, readResult } from './read-result.ts';

export interface RequestOptions {
  /** Cancels the request. */
  readonly signal: AbortSignal;
  /** Takes precedence over the endpoint's API key. */
  readonly watchToken?: string | undefined;
}

/**
 * Sends a query or mutation over HTTP.
 *
 * @throws {ApiError} if the server returns an error.
 * @throws {ConnectionLostError} if no GraphQL response arrives in time.
 */
export const request = async <Result, Variables>(
  endpoint: Endpoint,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { signal, watchToken }: RequestOptions,
): Promise<Result> => {
  const timeout = new ConnectionLostError(
    `${endpoint.url.host} did not respond within ${endpoint.timing.connectMs} ms.`,
  );
  const deadline = createDeadline(signal, endpoint.timing.connectMs, timeout);
  try {
    const response = await post(endpoint, document, variables, {
      accept: 'application/graphql-response+json, application/json',
      signal: deadline.signal,
      watchToken,
    });
    return await readResponse(document, response, deadline.signal);
  } finally {
    deadline.clear();
  }
};

/** Sends an operation and returns the unread response. @throws {ConnectionLostError} if there is no response. */
export const post = async <Result, Variables>(
  endpoint: Endpoint,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { accept, signal, watchToken }: RequestOptions & { accept: string },
): Promise<Response> => {
  const bearer = watchToken ?? endpoint.apiKey;
  try {
    return await endpoint.fetch(endpoint.url, {
      method: 'POST',
      headers: {
        accept,
        'content-type': 'application/json',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify({ query: document.toString(), variables }),
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new ConnectionLostError(`Could not reach ${endpoint.url.host}.`, { cause });
  }
};

/**
 * Reads a response. If it is not a GraphQL response, or may come from a proxy, its status decides.
 *
 * @throws what {@link request} throws.
 */
export const readResponse = async <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  response: Response,
  signal: AbortSignal,
): Promise<Result> => {
  const { status, headers } = response;
  const body = await readJson(response, signal);
  const error = firstError(body);
  const isTransient = status >= 500 || status === 408 || status === 429;
  if (response.ok || error?.code || (error && !isTransient)) return readResult(document, body);
  const message = `The server responded with status ${status}.`;
  if (status === 401) throw new ApiError(message, { code: 'UNAUTHENTICATED' });
  if (status === 403) throw new ApiError(message, { code: 'FORBIDDEN' });
  const seconds = Number(headers.get('retry-after'));
  throw new ConnectionLostError(message, { retryAfterMs: seconds > 0 ? seconds * 1000 : 0 });
};

const readJson = async (response: Response, signal: AbortSignal): Promise<unknown> => {
  try {
    const body: unknown = await response.json();
    return body;
  } catch {
    if (signal.aborted) throw signal.reason;
    return undefined;
  }
};
