import { ApiError } from '../../../client/src/follow-task/api-error.ts';
import { ConnectionLostError } from '../../../client/src/follow-task/connection-lost.ts';

interface GraphqlFailure {
  readonly message: string;
  readonly extensions?: { readonly [name: string]: unknown } | undefined;
}

/** One error for the page, whichever client it came through: what the server said, or that nothing came. */
export const readError = (
  failures: readonly GraphqlFailure[],
  cause: unknown,
): ApiError | ConnectionLostError => {
  const [first] = failures;
  if (!first) return new ConnectionLostError('The server cannot be reached.', { cause });
  const code = first.extensions?.['code'];
  return new ApiError(typeof code === 'string' ? code : undefined, first.message);
};
