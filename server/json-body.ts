import type { IncomingMessage } from 'node:http';
import { isNestedDeeper } from '../contract/json-nesting.ts';
import { RequestError } from './request-error.ts';

/** The maximum nesting depth of arrays and objects in what a client sends. The variables of the API need five. */
export const maxNesting = 100;

export interface BodyOptions {
  /** The largest body that is read. */
  readonly maxBytes: number;
  /** What an error says of a body that is not JSON. */
  readonly malformed: string;
}

/**
 * Reads a body that is JSON, in the one character set that JSON has, with or without a byte order mark, and not compressed, because a
 * small compressed body can be a large one.
 *
 * @throws {RequestError} 400, 413, 415
 */
export const readJson = async (
  request: IncomingMessage,
  { maxBytes, malformed }: BodyOptions,
): Promise<unknown> => {
  const problem = unsupportedBody(request);
  if (problem !== undefined)
    throw new RequestError(415, problem, { 'accept-encoding': 'identity' });
  const bytes = await readBytes(request, maxBytes).catch(() => {
    throw new RequestError(400, malformed);
  });
  if (bytes === undefined) throw new RequestError(413, tooLarge(maxBytes));
  const text = textOf(bytes);
  if (text === undefined) throw new RequestError(400, invalid);
  if (isNestedDeeper(text, maxNesting)) throw new RequestError(400, nested);
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(400, malformed);
  }
};

/** Why the type or the encoding of a body is not supported; undefined if it is. */
const unsupportedBody = ({ headers }: IncomingMessage): string | undefined => {
  const { 'content-type': type, 'content-encoding': encoding } = headers;
  if (!isJsonType(type ?? '')) {
    return `content-type is ${JSON.stringify(type ?? null)}; it must be application/json.`;
  }
  if (['', 'identity'].includes(encoding?.trim().toLowerCase() ?? '')) return undefined;
  return `content-encoding is ${JSON.stringify(encoding)}; it must be omitted. Send the body without compression.`;
};

const isJsonType = (contentType: string): boolean => {
  const [type, ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find(isCharset);
  return type?.trim() === 'application/json' && (!charset || utf8.test(charset));
};

const isCharset = (parameter: string): boolean => parameter.startsWith('charset=');
const utf8 = /^charset="?utf-?8"?$/;

/**
 * Reads a body of at most `maxBytes`. The rest of one that is larger is discarded, so that the client gets the response.
 *
 * @returns undefined if it is larger.
 * @throws if the client disconnects before its end.
 */
const readBytes = async (
  request: IncomingMessage,
  maxBytes: number,
): Promise<Buffer | undefined> => {
  if (Number(request.headers['content-length']) > maxBytes) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const receive = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else resolve(undefined);
    };
    request.on('data', receive);
    request.once('error', reject);
    request.once('end', () => {
      // The request lives as long as its response, which may be an event stream.
      request.off('data', receive).off('error', reject);
      resolve(Buffer.concat(chunks));
    });
  });
};

/** The text of a body, without a byte order mark; undefined if it is not valid UTF-8. */
const textOf = (body: Uint8Array): string | undefined => {
  try {
    return utf8Decoder.decode(body);
  } catch {
    return undefined;
  }
};

const utf8Decoder = new TextDecoder('utf-8', { fatal: true });

const invalid =
  'The request body is not valid UTF-8. Encode it as UTF-8, the character set of JSON.';

const tooLarge = (maxBytes: number): string =>
  `The request body is too large; it must be at most ${maxBytes} bytes.`;

const nested = `The request body is nested too deeply; it must have at most ${maxNesting} levels of arrays and objects.`;
