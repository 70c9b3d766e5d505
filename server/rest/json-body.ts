import type { IncomingMessage } from 'node:http';
import { readJson } from '../json-body.ts';
import { RequestError } from '../request-error.ts';
import { RestError } from './rest-error.ts';

/** Reads a body that is a JSON object. @throws {RestError} 400, 413, 415 */
export const readJsonBody = async (request: IncomingMessage, maxBytes: number): Promise<object> => {
  const body = await readJson(request, { maxBytes, malformed }).catch((error: unknown) => {
    if (!(error instanceof RequestError)) throw error;
    const { status, message, headers } = error;
    throw new RestError(status, message, { headers });
  });
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new RestError(400, malformed);
};

const malformed = 'The request body is malformed; it must be a JSON object: {"product_name": "…"}.';
