import type { IncomingMessage } from 'node:http';
import { isNestedDeeper } from '../../contract/json-nesting.ts';
import { isJsonType, maxNesting } from '../graphql/request-body.ts';
import { RestError } from './rest-error.ts';

/** Reads a body that is a JSON object. @throws {RestError} 400, 413, 415 */
export const readJsonBody = async (request: IncomingMessage, maxBytes: number): Promise<object> => {
  const type = request.headers['content-type'] ?? null;
  if (!isJsonType(type)) {
    throw new RestError(
      415,
      `content-type is ${JSON.stringify(type)}; it must be application/json.`,
    );
  }
  const text = await readText(request, maxBytes);
  if (isNestedDeeper(text, maxNesting)) {
    throw new RestError(
      400,
      `The request body is nested too deeply; it must have at most ${maxNesting} levels of arrays and objects.`,
    );
  }
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed();
  return body;
};

/** The rest of a body that is too large is discarded, so that the client gets the response. */
const readText = async (request: IncomingMessage, maxBytes: number): Promise<string> => {
  const tooLarge = () =>
    new RestError(413, `The request body is too large; it must be at most ${maxBytes} bytes.`);
  if (Number(request.headers['content-length']) > maxBytes) throw tooLarge();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else reject(tooLarge());
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString()));
    request.once('error', () => reject(malformed()));
  });
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
