import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on which a connection is lost in the midst of a task. */
export interface CuttingWay extends AsyncDisposable {
  /** Where it begins: host and port. */
  readonly host: string;
  /** Whether the connection has been lost. */
  readonly hasCut: boolean;
}

/** Cuts one WebSocket or event stream to `serverUrl` without a farewell, in the midst of what it carries. */
export const cutOnce = async (serverUrl: string): Promise<CuttingWay> => {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let hasCut = false;

  const way = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let isToBeCut = false;
    let left = Number.POSITIVE_INFINITY;
    const close = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on('data', (bytes) => {
      if (!hasCut && asksForStream.test(String(bytes))) isToBeCut = true;
      upstream.write(bytes);
    });
    upstream.once('data', (bytes) => {
      if (isToBeCut) left = bytes.indexOf(endOfHead) + endOfHead.length + passingLength;
    });
    upstream.on('data', (bytes) => {
      const passing = bytes.subarray(0, left);
      left -= passing.length;
      client.write(passing, () => {
        if (left > 0) return;
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
  way.listen(0, '127.0.0.1');
  await once(way, 'listening');
  const address = way.address();
  if (address === null || typeof address === 'string') throw new Error('The way has no port.');

  return {
    host: `127.0.0.1:${address.port}`,
    get hasCut() {
      return hasCut;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      way.close();
      await once(way, 'close');
    },
  };
};

/** Some clients name event streams among all else that they can read: those want an answer. */
const asksForStream = /^(upgrade: websocket|accept: text\/event-stream)\r$/im;

const endOfHead = '\r\n\r\n';

/** Bytes behind the answer's head: enough for the first event of a log, too few for a state and what completes it. */
const passingLength = 330;
