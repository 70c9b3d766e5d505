import type { Endpoint } from '../endpoint/endpoint.ts';
import { ApiError } from '../errors/api-error.ts';
import { ConnectionLostError } from '../errors/connection-lost-error.ts';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { createDeadline } from './deadline.ts';
import { firstError, readResult } from './read-result.ts';

export interface RequestOptions {
  readonly signal: AbortSignal;
  /** Goes before the endpoint's own key. */
  readonly watchToken?: string | undefined;
}

/**
 * Asks one question over HTTP and reads the answer.
 *
 * @throws {ApiError} where the server answers with an error.
 * @throws {ConnectionLostError} where there is no GraphQL answer, or none in time.
 */
export const request = async <Result, Variables>(
  endpoint: Endpoint,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { signal, watchToken }: RequestOptions,
): Promise<Result> => {
  const late = new ConnectionLostError(`${endpoint.url.host} did not answer in time.`);
  const deadline = createDeadline(signal, endpoint.timing.connectMs, late);
  try {
    const response = await post(endpoint, document, variables, {
      accept: 'application/graphql-response+json, application/json',
      signal: deadline.signal,
      watchToken,
    });
    return await readAnswer(document, response, deadline.signal);
  } finally {
    deadline.clear();
  }
};

/** Sends a question; what comes back is the caller's to read. @throws {ConnectionLostError} where nothing comes back. */
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
    throw new ConnectionLostError(`${endpoint.url.host} cannot be reached.`, { cause });
  }
};

/**
 * Reads an answer over HTTP. One that holds no GraphQL, or that something before the server may have made up, is told by
 * its status.
 *
 * @throws what {@link request} throws.
 */
export const readAnswer = async <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  response: Response,
  signal: AbortSignal,
): Promise<Result> => {
  const { status, headers } = response;
  const answer = await readJson(response, signal);
  const error = firstError(answer);
  const passing = status >= 500 || status === 408 || status === 429;
  if (response.ok || error?.code || (error && !passing)) return readResult(document, answer);
  const said = `The server answered with status ${status}.`;
  if (status === 401) throw new ApiError('UNAUTHENTICATED', said);
  if (status === 403) throw new ApiError('FORBIDDEN', said);
  const seconds = Number(headers.get('retry-after'));
  throw new ConnectionLostError(said, { retryAfterMs: seconds > 0 ? seconds * 1000 : 0 });
};

const readJson = async (response: Response, signal: AbortSignal): Promise<unknown> => {
  try {
    const answer: unknown = await response.json();
    return answer;
  } catch {
    if (signal.aborted) throw signal.reason;
    return undefined;
  }
};
