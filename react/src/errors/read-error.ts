import { ApiError, ConnectionLostError } from '@reviewcast/client';

interface GraphqlFailure {
  readonly message: string;
  readonly extensions?: { readonly [name: string]: unknown } | undefined;
}

/**
 * Converts a GraphQL client's error to the errors of `@reviewcast/client`.
 *
 * @param failures the GraphQL errors of the response; empty if there was no response.
 * @param cause the client's own error.
 */
export const readError = (
  failures: readonly GraphqlFailure[],
  cause: unknown,
): ApiError | ConnectionLostError => {
  const [first] = failures;
  if (!first) return new ConnectionLostError('Could not reach the server.', { cause });
  const { code, retryAfter } = first.extensions ?? {};
  return new ApiError(first.message, {
    code: typeof code === 'string' ? code : undefined,
    retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined,
  });
};
