import { type Operation, type Result, resultSchema, type Transport } from './transport.ts';

/** One request, one answer. */
export const polling: Transport = {
  name: 'HTTP',
  async *results(graphql, operation) {
    yield await ask(graphql, operation);
  },
};

/** Asks as a script would. */
export const ask = async (
  graphql: string,
  { authorization, ...operation }: Operation,
): Promise<Result> => {
  const headers = authorization === undefined ? {} : { authorization };
  const response = await post(graphql, JSON.stringify(operation), headers);
  return resultSchema.parse(await response.json());
};

/** Sends any text at all as the body of a request. */
export const post = (
  graphql: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
