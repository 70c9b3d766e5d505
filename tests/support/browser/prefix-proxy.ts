import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PrefixProxy {
  /** The address below which the server is reached: `http://127.0.0.1:PORT/reviews/`. */
  readonly url: string;
  close(): void;
}

/**
 * A reverse proxy that serves a server below a path and removes that path from requests, as nginx does with
 * `location /reviews/ { proxy_pass http://server/; }`.
 *
 * @param prefix begins and ends with a slash.
 */
export const openPrefixProxy = async (origin: string, prefix: string): Promise<PrefixProxy> => {
  const send = ({ url = '', method, headers }: IncomingMessage) =>
    request(`${origin}/${url.slice(prefix.length)}`, { method: method ?? 'GET', headers });
  const proxy = createServer((incoming, response) => {
    if (!incoming.url?.startsWith(prefix)) {
      response.writeHead(404).end();
      return;
    }
    const outgoing = incoming.pipe(send(incoming));
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    response.on('close', () => outgoing.destroy());
  });
  proxy.on('upgrade', (incoming, client) => {
    if (!incoming.url?.startsWith(prefix)) {
      client.destroy();
      return;
    }
    const outgoing = send(incoming);
    outgoing.on('upgrade', ({ rawHeaders }, server) => {
      const lines = rawHeaders.flatMap((name, i) =>
        i % 2 ? [] : [`${name}: ${rawHeaders[i + 1]}`],
      );
      client.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
      client.pipe(server).pipe(client);
      for (const [one, other] of [
        [client, server],
        [server, client],
      ] as const) {
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
      }
    });
    outgoing.on('response', () => client.destroy());
    outgoing.on('error', () => client.destroy());
    outgoing.end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: () => {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
};
