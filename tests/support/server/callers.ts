import { z } from 'zod';
import { ask, polling } from './polling.ts';
import { allOf, errorsOf, type Operation } from './transport.ts';

/** API keys of two callers, and an operator key. */
export const ann = 'key-of-ann-0123456789';
export const ben = 'key-of-ben-0123456789';
export const operator = 'key-of-operator-0123456789';

/** Server options that accept these keys. */
export const keys = { apiKeys: [ann, ben], operatorKeys: [operator] };

export const bearer = (key: string) => `Bearer ${key}`;

/** The result of a mutation that starts a task under the alias `started`. */
export const started = z.object({
  data: z.object({ started: z.object({ taskId: z.string(), watchToken: z.string() }) }),
});

/** Starts a task over HTTP. */
export const start = async (graphql: string, authorization?: string) => {
  const query =
    'mutation { started: fetchStoreReviews(input: { productName: "Kettle" }) { taskId watchToken } }';
  const operation = authorization === undefined ? { query } : { query, authorization };
  return started.parse(await ask(graphql, operation)).data.started;
};

/** Queries a task and its watch token. */
export const look = (taskId: string): Operation => ({
  query: 'query ($id: ID!) { taskStatus(id: $id) { id watchToken } }',
  variables: { id: taskId },
});

/** The codes of all errors of an operation, over HTTP by default. */
export const codesOf = async (graphql: string, operation: Operation, { results } = polling) =>
  (await allOf(results(graphql, operation))).flatMap(errorsOf).map(({ code }) => code);
