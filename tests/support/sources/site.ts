import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Site {
  /** The URL on loopback, with a trailing slash. */
  readonly url: URL;
  /** The URLs requested so far, in order. */
  readonly requests: URL[];
}

export type Answering = (url: URL, request: IncomingMessage, response: ServerResponse) => void;

/** Starts a server on a free port of loopback. It is closed after the test. */
export const openSite = async (answer: Answering): Promise<Site> => {
  const requests: URL[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    requests.push(url);
    answer(url, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`http://127.0.0.1:${port}/`), requests };
};

/** A site that answers with JSON, with HTML for a string, and with 404 for undefined. */
export const openPages = (pages: (url: URL) => unknown): Promise<Site> =>
  openSite((url, _, response) => {
    const page = pages(url);
    if (page === undefined) response.statusCode = 404;
    response.setHeader('content-type', typeof page === 'string' ? 'text/html' : 'application/json');
    response.end(typeof page === 'string' ? page : JSON.stringify(page ?? {}));
  });

/** Answers with a status and an empty body. */
export const refuse = (
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response.writeHead(status, headers).end();
};
