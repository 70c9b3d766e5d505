import * as z from 'zod/mini';
import { ApiError } from '../errors/api-error.ts';
import { ConnectionLostError } from '../errors/connection-lost-error.ts';
import type { TypedDocumentString } from '../generated/graphql.ts';

/**
 * The data of a GraphQL answer, whichever way it came.
 *
 * @throws {ApiError} where the answer holds errors.
 * @throws {ConnectionLostError} where it is no GraphQL answer: something between here and the server spoke.
 */
export const readResult = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  answer: unknown,
): Result => {
  const { data: result } = resultSchema.safeParse(answer);
  if (!result) throw new ConnectionLostError('The answer is no GraphQL answer.');
  const error = readErrors(result.errors);
  if (error) throw error;
  if (!isDataOf(document, result.data)) throw new ConnectionLostError('The answer holds no data.');
  return result.data;
};

/** The first error of an answer; undefined where it holds none, or is no GraphQL answer. */
export const firstError = (answer: unknown): ApiError | undefined =>
  readErrors(resultSchema.safeParse(answer).data?.errors);

/** The first of a list of GraphQL errors; undefined where this is no such list. */
export const readErrors = (errors: unknown): ApiError | undefined => {
  const { data = [] } = errorsSchema.safeParse(errors);
  const [first] = data;
  return first && new ApiError(first.extensions?.code, first.message);
};

const resultSchema = z.object({
  data: z.optional(z.unknown()),
  errors: z.optional(z.array(z.unknown())),
});

const errorsSchema = z.array(
  z.object({
    message: z.string(),
    extensions: z.optional(z.object({ code: z.optional(z.string()) })),
  }),
);

/**
 * That data has the shape its document asks for is the server's promise: documents are checked against its schema when
 * their types are generated, and its answers by GraphQL itself.
 */
const isDataOf = <Result, Variables>(
  _document: TypedDocumentString<Result, Variables>,
  data: unknown,
): data is Result => typeof data === 'object' && data !== null;
