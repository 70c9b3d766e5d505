import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A proxy that breaks one connection in the middle of a task. */
export interface CuttingProxy extends AsyncDisposable {
  /** Host and port. */
  readonly host: string;
  /** Whether it has broken the connection. */
  readonly hasCut: boolean;
}

/** Starts a proxy to `serverUrl` that cuts the first WebSocket or event stream after its first events. */
export const cutOnce = async (serverUrl: string): Promise<CuttingProxy> => {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let hasCut = false;

  const proxy = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let willCut = false;
    let remaining = Number.POSITIVE_INFINITY;
    const close = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on('data', (bytes) => {
      if (!hasCut && asksForStream.test(String(bytes))) willCut = true;
      upstream.write(bytes);
    });
    upstream.once('data', (bytes) => {
      if (willCut) remaining = bytes.indexOf(endOfHead) + endOfHead.length + passingLength;
    });
    upstream.on('data', (bytes) => {
      const passing = bytes.subarray(0, remaining);
      remaining -= passing.length;
      client.write(passing, () => {
        if (remaining > 0) return;
        hasCut = true;
        close();
      });
    });
    for (const end of [client, upstream]) {
      sockets.add(end);
      end.on('error', close);
      end.on('close', () => {
        sockets.delete(end);
        close();
      });
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string')
    throw new Error('The proxy is not listening.');

  return {
    host: `127.0.0.1:${address.port}`,
    get hasCut() {
      return hasCut;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
};

/** Only a client that accepts nothing else wants a stream: some list event streams among the types they can read. */
const asksForStream = /^(upgrade: websocket|accept: text\/event-stream)\r$/im;

const endOfHead = '\r\n\r\n';

/** Bytes after the response's head: enough for the first event of a log, too few for a state and the message that completes it. */
const passingLength = 330;
