import type { Response } from 'undici';
import { serviceName } from '../worker/http/service-name.ts';
import { SourceError } from '../worker/source/source-error.ts';
import { declaredWithin, decoderFor } from './charset.ts';

/**
 * The whole body as text.
 *
 * @param maxBytes of the body behind decompression; reading stops once it is exceeded.
 * @throws {SourceError} SOURCE_BAD_RESPONSE when it is larger.
 */
export const readBody = async (response: Response, url: URL, maxBytes: number): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytesOf(response, url, maxBytes)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return decoderFor(bytes, response.headers.get('content-type')).decode(bytes);
};

/** The body's text as it comes; as {@link readBody} otherwise. */
export async function* streamBody(
  response: Response,
  url: URL,
  maxBytes: number,
): AsyncGenerator<string, void, undefined> {
  const contentType = response.headers.get('content-type');
  let start = new Uint8Array();
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytesOf(response, url, maxBytes)) {
    if (decoder !== undefined) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < declaredWithin) continue;
    decoder = decoderFor(start, contentType);
    yield decoder.decode(start, { stream: true });
  }
  yield decoder?.decode() ?? decoderFor(start, contentType).decode(start);
}

/** Leaving the loop early cancels the body, which closes its connection. */
async function* bytesOf(
  response: Response,
  url: URL,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const chunk of response.body ?? []) {
    if (!(chunk instanceof Uint8Array)) {
      throw new TypeError('a body gave something else than bytes');
    }
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(url, maxBytes);
    yield chunk;
  }
}

const tooLarge = (url: URL, maxBytes: number) =>
  new SourceError(
    'SOURCE_BAD_RESPONSE',
    `${serviceName(url)} answered with more than the ${maxBytes} bytes that are read.`,
    { retryable: false },
  );
