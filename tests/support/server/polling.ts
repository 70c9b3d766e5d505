import { type Operation, type Result, resultSchema, type Transport } from './transport.ts';

/** One request, one response. */
export const polling: Transport = {
  name: 'HTTP',
  async *results(graphql, operation) {
    yield await ask(graphql, operation);
  },
};

/** Executes an operation over HTTP. */
export const ask = async (
  graphql: string,
  { authorization, ...operation }: Operation,
): Promise<Result> => {
  const headers = authorization === undefined ? {} : { authorization };
  const response = await post(graphql, JSON.stringify(operation), headers);
  return resultSchema.parse(await response.json());
};

/** Posts a body verbatim. */
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
