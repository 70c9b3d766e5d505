import type { IncomingMessage } from 'node:http';

/** The maximum nesting depth of arrays and objects in what a client sends. The variables of the API need five. */
export const maxNesting = 100;

/** Headers of a request that describe its body; null or undefined if they are absent. */
export interface BodyHeaders {
  readonly contentType: string | null | undefined;
  readonly contentEncoding: string | null | undefined;
}

/**
 * Why the type or the encoding of a body is not supported: it must be JSON, in the one character set that JSON has, and not compressed,
 * because a small compressed body can be a large one. Undefined if it is supported.
 */
export const unsupportedBody = ({
  contentType,
  contentEncoding,
}: BodyHeaders): string | undefined => {
  if (!isJsonType(contentType ?? '')) {
    return `content-type is ${JSON.stringify(contentType ?? null)}; it must be application/json.`;
  }
  const encoding = contentEncoding?.trim().toLowerCase();
  if (!encoding || encoding === 'identity') return undefined;
  return `content-encoding is ${JSON.stringify(contentEncoding)}; it must be omitted. Send the body without compression.`;
};

/** With every error about {@link unsupportedBody}: which encodings are accepted. */
export const acceptedEncodings = { 'accept-encoding': 'identity' };

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
export const readBytes = async (
  request: IncomingMessage,
  maxBytes: number,
): Promise<Buffer | undefined> => {
  if (Number(request.headers['content-length']) > maxBytes) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
  });
};

/** The text of a body, without a byte order mark; undefined if it is not valid UTF-8. */
export const textOf = (body: Uint8Array): string | undefined => {
  try {
    return utf8Decoder.decode(body);
  } catch {
    return undefined;
  }
};

const utf8Decoder = new TextDecoder('utf-8', { fatal: true });

export const invalidText =
  'The request body is not valid UTF-8. Encode it as UTF-8, the character set of JSON.';

export const tooLargeText = (maxBytes: number): string =>
  `The request body is too large; it must be at most ${maxBytes} bytes.`;

export const nestedText = `The request body is nested too deeply; it must have at most ${maxNesting} levels of arrays and objects.`;
