import type { IncomingMessage, ServerResponse } from 'node:http';
import { readWebFiles, type WebFile } from './web-files.ts';
import { webHeaders } from './web-headers.ts';

/** Responds to a request for one of the application's paths. Returns false if the path is not one of them. */
export type WebApplication = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => boolean;

/**
 * Serves the application built into `folder`: its files, and its page at every other path without a file extension, so that its
 * router alone knows the pages. All files are read and compressed once at startup. A request only looks up a name, so no path can
 * escape the folder.
 *
 * @returns undefined if nothing has been built.
 */
export const loadWebApplication = async (folder: string): Promise<WebApplication | undefined> => {
  const files = await readWebFiles(folder);
  const page = files.get('/index.html');
  if (!page) return undefined;
  return (request, response, path) => {
    const file = files.get(path) ?? (isPagePath(path) ? page : undefined);
    if (!file) return false;
    if (request.method === 'GET' || request.method === 'HEAD') send(file, request, response);
    else response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return true;
  };
};

/** Paths left to the application's router: all except missing files and unknown paths of the API. */
const isPagePath = (path: string): boolean =>
  !/\.|^\/(api|assets|graphql|dashboard|metrics|mcp)(\/|$)/.test(path);

const send = (file: WebFile, request: IncomingMessage, response: ServerResponse): void => {
  const encoding = encodings.find((name) => file.bodies[name] && accepts(request, name));
  const body = (encoding && file.bodies[encoding]) ?? file.bodies.identity;
  const etag = encoding ? `"${file.digest}-${encoding}"` : `"${file.digest}"`;
  const headers = { ...webHeaders(file), etag };
  if (request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'content-type': file.type,
    'content-length': body.length,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
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
