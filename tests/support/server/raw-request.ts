import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

export interface RawRequest {
  method?: string;
  /** The request target, verbatim. */
  target?: string;
  version?: '1.0' | '1.1';
  /** Lines of the header, verbatim. */
  headers?: readonly string[];
  body?: string;
}

export interface RawResponse {
  status: number;
  headers: ReadonlyMap<string, string>;
  body: string;
}

/** Sends exactly these bytes on a connection of its own. HTTP clients would normalize the target and the host. */
export const requestRaw = async (url: string, request: RawRequest): Promise<RawResponse> => {
  const { hostname, port } = new URL(url);
  const { method = 'GET', target = '/graphql', version = '1.1', headers = [], body = '' } = request;
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const lines = [`${method} ${target} HTTP/${version}`, ...headers, 'Connection: close'];
  if (body !== '') lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  return readRaw(await text(socket));
};

const readRaw = (response: string): RawResponse => {
  const end = response.indexOf('\r\n\r\n');
  const [status = '', ...fields] = response.slice(0, end).split('\r\n');
  return {
    status: Number(status.split(' ')[1]),
    headers: new Map(
      fields.map((field) => {
        const colon = field.indexOf(':');
        return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
      }),
    ),
    body: response.slice(end + 4),
  };
};
