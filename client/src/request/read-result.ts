import * as z from 'zod/mini';
import { ApiError } from '../errors/api-error.ts';
import { ConnectionLostError } from '../errors/connection-lost-error.ts';
import type { TypedDocumentString } from '../generated/graphql.ts';

/**
 * The data of a GraphQL response, from any transport.
 *
 * @throws {ApiError} if the response contains errors.
 * @throws {ConnectionLostError} if it is not a GraphQL response, so it comes from a proxy.
 */
export const readResult = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  response: unknown,
): Result => {
  const { data: result } = resultSchema.safeParse(response);
  if (!result) throw new ConnectionLostError('The response is not a GraphQL response.');
  const error = readErrors(result.errors);
  if (error) throw error;
  if (!isDataOf(document, result.data))
    throw new ConnectionLostError('The response contains no data.');
  return result.data;
};

/** The first error of a response; undefined if it has none or is not a GraphQL response. */
export const firstError = (response: unknown): ApiError | undefined =>
  readErrors(resultSchema.safeParse(response).data?.errors);

/** The first of a list of GraphQL errors; undefined for anything else. */
export const readErrors = (errors: unknown): ApiError | undefined => {
  const { data = [] } = errorsSchema.safeParse(errors);
  const [first] = data;
  return first && new ApiError(first.message, first.extensions);
};

const resultSchema = z.object({
  data: z.optional(z.unknown()),
  errors: z.optional(z.array(z.unknown())),
});

const errorsSchema = z.array(
  z.object({
    message: z.string(),
    extensions: z.catch(
      z.optional(
        z.object({
          code: z.optional(z.string()),
          retryAfter: z.catch(z.optional(z.number().check(z.nonnegative())), undefined),
        }),
      ),
      undefined,
    ),
  }),
);

/**
 * The server guarantees the shape of the data: documents are checked against its schema when their types are generated, and GraphQL
 * validates its results.
 */
const isDataOf = <Result, Variables>(
  _document: TypedDocumentString<Result, Variables>,
  data: unknown,
): data is Result => typeof data === 'object' && data !== null;
