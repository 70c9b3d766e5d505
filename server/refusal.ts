import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Why a request is answered with an error before it reaches an operation, in the form of GraphQL errors. */
export interface Refusal {
  readonly status: number;
  readonly code:
    | 'BAD_USER_INPUT'
    | 'UNAUTHENTICATED'
    | 'FORBIDDEN'
    | 'SERVICE_UNAVAILABLE'
    | 'TOO_EXPENSIVE';
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const respondRefusal = (response: ServerResponse, refusal: Refusal): void => {
  const headers = { 'content-type': 'application/json', ...refusal.headers };
  response.writeHead(refusal.status, headers).end(bodyOf(refusal));
};

/** Answers a request to upgrade, which has no response object, and closes the connection. */
export const refuseUpgrade = (connection: Duplex, refusal: Refusal): void => {
  const body = bodyOf(refusal);
  const lines = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  connection.on('error', () => connection.destroy());
  connection.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
};

const bodyOf = ({ code, message }: Refusal): string =>
  JSON.stringify({ errors: [{ message, extensions: { code } }] });
