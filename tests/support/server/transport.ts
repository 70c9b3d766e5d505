import { z } from 'zod';

/** An operation and its credentials. */
export interface Operation {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  extensions?: Record<string, unknown>;
  /** As the header, or in `connectionParams`. */
  authorization?: string;
}

/** One result of an operation. A subscription has many. */
export const resultSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()) }))
    .optional(),
});

export type Result = z.infer<typeof resultSchema>;

/** A way to reach the server. */
export interface Transport {
  name: string;
  /** Every result, until the server completes the operation. */
  results(graphql: string, operation: Operation): AsyncGenerator<Result, void>;
}

/** Collects all results. */
export const allOf = async (results: AsyncIterable<Result>): Promise<Result[]> => {
  const all: Result[] = [];
  for await (const result of results) all.push(result);
  return all;
};

/** The codes and messages of a result's errors. */
export const errorsOf = ({ errors = [] }: Result) =>
  errors.map(({ message, extensions: { code } }) => ({ code, message }));

/** The same of the result in a response. */
export const errorsIn = async (response: Response) =>
  errorsOf(resultSchema.parse(await response.json()));

/** The data of a result. @throws {Error} with the codes and messages of its errors, if it has any. */
export const dataOf = (result: Result): Result['data'] => {
  const errors = errorsOf(result).map(({ code, message }) => `${code}: ${message}`);
  if (errors.length > 0) throw new Error(errors.join(' '));
  return result.data;
};
