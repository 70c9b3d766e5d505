import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Backlog } from './backlog.ts';
import { chunkBytes, chunksOf } from './chunks.ts';
import { acceptedEncoding, compress, minCompressedBytes } from './compression.ts';

export interface Body {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Sends a response, compressed if the client accepts that, and a large one in chunks, as fast as the client reads them. In response to a
 * HEAD, sends its headers.
 */
export const sendBody = async (
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, text }: Body,
  backlog: Backlog,
): Promise<void> => {
  const encoding = text.length < minCompressedBytes ? undefined : acceptedEncoding(request);
  if (!encoding && text.length <= chunkBytes / 4) {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
    response.end(text);
    return;
  }
  const plain = Buffer.from(text);
  const release = backlog.hold(request.socket, plain.length);
  response.once('close', release);
  const body = encoding ? await compress(plain, encoding) : plain;
  response.writeHead(status, {
    ...headers,
    ...(encoding ? { 'content-encoding': encoding } : {}),
    'content-length': body.length,
  });
  // A client that disconnects costs nobody anything.
  await pipeline(chunksOf(body), response).catch(() => {});
};
