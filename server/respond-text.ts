import type { ServerResponse } from 'node:http';

/** Responds with a line of plain text. */
export const respondText = (response: ServerResponse, status: number, line: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${line}\n`);
};
