import { z } from 'zod';

/** An operation, with what it comes with. */
export interface Operation {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  extensions?: Record<string, unknown>;
  /** As the header, or in `connectionParams`. */
  authorization?: string;
}

/** What a client is given for an operation: one result, or those of a subscription. */
export const resultSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()) }))
    .optional(),
});

export type Result = z.infer<typeof resultSchema>;

/** One way to the server. */
export interface Transport {
  name: string;
  /** Every result until the server says that there is none left. */
  results(graphql: string, operation: Operation): AsyncGenerator<Result, void>;
}

/** All results, to the end. */
export const allOf = async (results: AsyncIterable<Result>): Promise<Result[]> => {
  const all: Result[] = [];
  for await (const result of results) all.push(result);
  return all;
};

/** What callers read of a result's errors. */
export const errorsOf = ({ errors = [] }: Result) =>
  errors.map(({ message, extensions: { code } }) => ({ code, message }));
