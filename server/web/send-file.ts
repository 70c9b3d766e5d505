import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { chunkBytes, chunksOf } from '../chunks.ts';
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
  const encoding = encodings.find((name) => file.bodies[name] && accepts(request, name));
  const body = (encoding && file.bodies[encoding]) ?? file.bodies.identity;
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

/** Preferred first. */
const encodings = ['br', 'gzip'] as const;

const accepts = (request: IncomingMessage, encoding: string): boolean =>
  String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .some((offer) => {
      const [name, quality] = offer.split(';').map((part) => part.trim());
      return name === encoding && !/^q=0(\.0*)?$/.test(quality ?? '');
    });
