import type { GraphQLParams } from 'graphql-yoga';
import { RequestError } from '../request-error.ts';

/** The parameters of an operation as a client sent them, on any transport. */
export type ReceivedParams = Readonly<Record<string, unknown>>;

/**
 * The parameters of an operation that GraphQL over HTTP defines. Clients may send others: Relay adds an `id`. An empty
 * `operationName` is the same as none.
 *
 * @throws {RequestError} 400 if one has the wrong type.
 */
export const operationParams = ({
  query,
  operationName,
  variables,
  extensions,
}: ReceivedParams): GraphQLParams => {
  const params: GraphQLParams = {};
  if (query != null) params.query = asText(query);
  if (operationName != null && operationName !== '') params.operationName = asName(operationName);
  if (variables != null) params.variables = asObject('variables', variables);
  if (extensions != null) params.extensions = asObject('extensions', extensions);
  return params;
};

const asText = (query: unknown): string => {
  if (typeof query === 'string') return query;
  throw new RequestError(400, `Expected "query" param to be a string, but given ${typeOf(query)}.`);
};

const asName = (operationName: unknown): string => {
  if (typeof operationName === 'string') return operationName;
  throw new RequestError(400, unknownName(operationName));
};

const asObject = (name: string, value: unknown): Record<string, unknown> => {
  if (isObject(value)) return value;
  throw new RequestError(
    400,
    `Expected "${name}" param to be empty or an object, but given ${typeOf(value)}.`,
  );
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

/** What is wrong with the name of an operation that is not in the document. */
export const unknownName = (operationName: unknown): string =>
  `operationName is ${JSON.stringify(operationName)}; it must be the name of an operation in the document.`;
