import { ApiError } from '../../../client/src/follow-task/api-error.ts';
import { ConnectionLost } from '../../../client/src/follow-task/connection-lost.ts';

interface GraphqlFailure {
  readonly message: string;
  readonly extensions?: { readonly [name: string]: unknown } | undefined;
}

/** One error for the page, whichever client it came through: what the server said, or that nothing came. */
export const readError = (
  failures: readonly GraphqlFailure[],
  cause: unknown,
): ApiError | ConnectionLost => {
  const [first] = failures;
  if (!first) return new ConnectionLost('The server cannot be reached.', { cause });
  const code = first.extensions?.['code'];
  return new ApiError(typeof code === 'string' ? code : undefined, first.message);
};
