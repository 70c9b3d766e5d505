import { z } from 'zod';
import { ask, polling } from './polling.ts';
import { allOf, errorsOf, type Operation } from './transport.ts';

/** Two callers, each with a key, and an operator. */
export const ann = 'key-of-ann-0123456789';
export const ben = 'key-of-ben-0123456789';
export const operator = 'key-of-operator-0123456789';

/** The options of a server that knows them. */
export const keys = { apiKeys: [ann, ben], operatorKeys: [operator] };

export const bearer = (key: string) => `Bearer ${key}`;

/** The answer to a mutation that starts a task as `started`. */
export const started = z.object({
  data: z.object({ started: z.object({ taskId: z.string(), watchToken: z.string() }) }),
});

/** Starts a task as a script would. */
export const start = async (graphql: string, authorization?: string) => {
  const query =
    'mutation { started: fetchStoreReviews(input: { productName: "Kettle" }) { taskId watchToken } }';
  const asked = authorization === undefined ? { query } : { query, authorization };
  return started.parse(await ask(graphql, asked)).data.started;
};

/** Asks for a task and for what lets another read it. */
export const look = (taskId: string): Operation => ({
  query: 'query ($id: ID!) { taskStatus(id: $id) { id watchToken } }',
  variables: { id: taskId },
});

/** The codes of all errors that an operation ends in, over HTTP unless said otherwise. */
export const codesOf = async (graphql: string, operation: Operation, { results } = polling) =>
  (await allOf(results(graphql, operation))).flatMap(errorsOf).map(({ code }) => code);
