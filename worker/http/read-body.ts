import type { Response } from 'undici';
import { SourceFailure } from '../sources/source-failure.ts';
import { decodeBody } from './charset.ts';
import { serviceName } from './service-name.ts';

/**
 * The whole body as text.
 *
 * @param maxBytes of the body behind decompression; reading stops once it is exceeded.
 * @throws {SourceFailure} SOURCE_BAD_RESPONSE when it is larger.
 */
export const readBody = async (response: Response, url: URL, maxBytes: number): Promise<string> => {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the body, which closes its connection.
  for await (const chunk of response.body) {
    if (!(chunk instanceof Uint8Array))
      throw new TypeError('a body gave something else than bytes');
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(url, maxBytes);
    chunks.push(chunk);
  }
  return decodeBody(Buffer.concat(chunks, size), response.headers.get('content-type'));
};

const tooLarge = (url: URL, maxBytes: number) =>
  new SourceFailure(
    'SOURCE_BAD_RESPONSE',
    `${serviceName(url)} answered with more than the ${maxBytes} bytes that are read.`,
    { retryable: false },
  );
