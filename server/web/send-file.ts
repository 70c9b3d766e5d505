import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { chunkBytes, chunksOf } from '../chunks.ts';
import { acceptedEncoding } from '../compression.ts';
import type { WebFile } from './web-files.ts';

/** Responds to a GET or HEAD with a file, in the best encoding that the client accepts. */
export const sendFile = (
  file: WebFile,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
): void => {
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const accepted = acceptedEncoding(request);
  const compressed = accepted && file.bodies[accepted];
  const encoding = compressed && accepted;
  const body = compressed ?? file.bodies.identity;
  const etag = encoding ? `"${file.digest}-${encoding}"` : `"${file.digest}"`;
  if (request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304, { ...headers, etag }).end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    etag,
    'content-type': file.type,
    'content-length': body.length,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  if (method === 'HEAD') response.end();
  else if (body.length <= chunkBytes) response.end(body);
  else Readable.from(chunksOf(body)).pipe(response);
};
