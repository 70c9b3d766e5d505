import type { IncomingMessage } from 'node:http';
import { isNestedDeeper } from '../../contract/json-nesting.ts';
import {
  acceptedEncodings,
  invalidText,
  maxNesting,
  nestedText,
  readBytes,
  textOf,
  tooLargeText,
  unsupportedBody,
} from '../json-body.ts';
import { RestError } from './rest-error.ts';

/** Reads a body that is a JSON object. @throws {RestError} 400, 413, 415 */
export const readJsonBody = async (request: IncomingMessage, maxBytes: number): Promise<object> => {
  const { 'content-type': contentType, 'content-encoding': contentEncoding } = request.headers;
  const problem = unsupportedBody({ contentType, contentEncoding });
  if (problem !== undefined) throw new RestError(415, problem, { headers: acceptedEncodings });
  const bytes = await readBytes(request, maxBytes).catch(() => {
    throw malformed();
  });
  if (bytes === undefined) throw new RestError(413, tooLargeText(maxBytes));
  const text = textOf(bytes);
  if (text === undefined) throw new RestError(400, invalidText);
  if (isNestedDeeper(text, maxNesting)) throw new RestError(400, nestedText);
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed();
  return body;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
};

const malformed = (): RestError =>
  new RestError(
    400,
    'The request body is malformed; it must be a JSON object: {"product_name": "…"}.',
  );
