import type { IncomingMessage } from 'node:http';
import { isNestedDeeper } from '../../contract/json-nesting.ts';
import { maxNesting, readJson } from '../json-body.ts';
import { RequestError } from '../request-error.ts';
import type { ReceivedParams } from './operation-params.ts';

/**
 * Reads the parameters of an operation from the URL of a GET or the body of a POST. The body must be JSON, which no HTML form can send,
 * and which another site's page cannot send without being asked for its origin first.
 *
 * @param maxBytes the largest body that is read.
 * @throws {RequestError} 400, 405, 413, 415
 */
export const httpParams = async (
  request: IncomingMessage,
  maxBytes: number,
): Promise<ReceivedParams> => {
  if (request.method === 'GET') return urlParams(request.url ?? '');
  if (request.method !== 'POST') throw wrongMethod();
  const body = await readJson(request, { maxBytes, malformed });
  if (Array.isArray(body)) throw new RequestError(400, batch);
  if (!isObject(body)) throw new RequestError(400, malformed);
  return body;
};

const urlParams = (url: string): ReceivedParams => {
  const start = url.indexOf('?');
  const given = new URLSearchParams(start === -1 ? '' : url.slice(start));
  return {
    query: given.get('query') || undefined,
    operationName: given.get('operationName'),
    variables: jsonParam(given, 'variables'),
    extensions: jsonParam(given, 'extensions'),
  };
};

const jsonParam = (given: URLSearchParams, name: string): unknown => {
  const text = given.get(name);
  if (!text) return undefined;
  if (isNestedDeeper(text, maxNesting)) throw new RequestError(400, nestedUrl);
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(400, malformedUrl);
  }
};

const isObject = (body: unknown): body is ReceivedParams =>
  typeof body === 'object' && body !== null;

const wrongMethod = (): RequestError =>
  new RequestError(405, 'GraphQL only supports GET and POST requests.', { allow: 'GET, POST' });

const malformed =
  'The request body is malformed; it must be a JSON object: {"query": "…", "variables": {…}}.';

const batch =
  'The request body is an array; batching is not supported. Send each operation in a request of its own.';

const malformedUrl =
  'The URL parameter variables or extensions is malformed; each must be a JSON object.';

const nestedUrl = `The URL parameter variables or extensions is nested too deeply; each must have at most ${maxNesting} levels of arrays and objects.`;
