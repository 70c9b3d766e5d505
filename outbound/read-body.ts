import { decodeBody, decoderFor, streamedDeclarationBytes } from './charset.ts';
import { decompress } from './decompress.ts';
import type { OutboundResponse } from './outbound-response.ts';

/**
 * Reads the entire body as text.
 *
 * @param maxBytes the maximum size after decompression. Reading stops once it is exceeded.
 * @throws {BodyTooLargeError}
 */
export const readBody = async (response: OutboundResponse, maxBytes: number): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readBytes(response, maxBytes)) chunks.push(chunk);
  return decodeBody(Buffer.concat(chunks), response.headers.get('content-type'));
};

/** Like {@link readBody}, but yields the text as it arrives. Leaving the loop early closes the connection. */
export async function* streamBody(
  response: OutboundResponse,
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
  response: OutboundResponse,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const chunk of decompress(response.body, response.headers.get('content-encoding'))) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new BodyTooLargeError(maxBytes);
    yield chunk;
  }
}
