import type { Response } from 'undici';
import { decodeBody, decoderFor, streamedDeclarationBytes } from './charset.ts';

/**
 * Reads the entire body as text.
 *
 * @param maxBytes the maximum size after decompression. Reading stops once it is exceeded.
 * @throws {BodyTooLargeError}
 */
export const readBody = async (response: Response, maxBytes: number): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readBytes(response, maxBytes)) chunks.push(chunk);
  return decodeBody(Buffer.concat(chunks), response.headers.get('content-type'));
};

/** Like {@link readBody}, but yields the text as it arrives. Leaving the loop early closes the connection. */
export async function* streamBody(
  response: Response,
  maxBytes: number,
): AsyncGenerator<string, void, undefined> {
  const contentType = response.headers.get('content-type');
  let start = new Uint8Array();
  let decoder: ReturnType<typeof decoderFor> | undefined;
  for await (const chunk of readBytes(response, maxBytes)) {
    if (decoder !== undefined) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < streamedDeclarationBytes) continue;
    decoder = decoderFor(start, contentType);
    yield decoder.decode(start, { stream: true });
  }
  yield decoder?.decode() ?? decoderFor(start, contentType).decode(start);
}

/** The body is larger than allowed. */
export class BodyTooLargeError extends Error {
  override name = 'BodyTooLargeError';
  readonly maxBytes: number;
  constructor(maxBytes: number) {
    super(`The body is larger than ${maxBytes} bytes.`);
    this.maxBytes = maxBytes;
  }
}

async function* readBytes(
  response: Response,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const chunk of response.body ?? []) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('The body yielded a non-binary chunk.');
    size += chunk.byteLength;
    if (size > maxBytes) throw new BodyTooLargeError(maxBytes);
    yield chunk;
  }
}
