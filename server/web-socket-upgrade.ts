import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Whether a request asks for a WebSocket. `Upgrade` is a list of protocols, of which the server may choose any. */
export const isWebSocketUpgrade = ({ headers }: IncomingMessage): boolean =>
  (headers.upgrade ?? '')
    .split(',')
    .some((protocol) => protocol.trim().toLowerCase() === webSocket);

/** Leaves only the WebSocket in the list of protocols, because `ws` accepts no list. */
export const chooseWebSocket = ({ headers }: IncomingMessage): void => {
  headers.upgrade = webSocket;
};

const webSocket = 'websocket';

/**
 * Serves a request as if it had no `Upgrade` header, as HTTP demands for protocols that a server does not know, such as the `h2c`
 * of Java's client and of `curl --http2`. Node.js hands over the connection of every request with that header, so the request is
 * put back without it, and the connection starts again.
 *
 * @param head what Node.js has read after the header of the request.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.8
 */
export const serveWithoutUpgrade = (
  server: Server,
  request: IncomingMessage,
  connection: Duplex,
  head: Buffer,
): void => {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.toLowerCase() === 'upgrade') continue;
    lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  }
  // Node.js decodes headers as Latin-1.
  connection.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', connection);
};
