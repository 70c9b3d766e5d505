import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { portOf } from './scripted-server.ts';

/** A line to a server that can be cut, frozen and closed, at any byte. */
export interface FaultyWire extends AsyncDisposable {
  /** The server's address, by way of the wire. */
  readonly url: string;
  /** Connections that pass through it now. */
  readonly open: number;
  /** Cuts all connections without a farewell. */
  cut(): void;
  /** Cuts each connection that is made from now on behind as many bytes to the client as `next` says. */
  cutAfter(next: (() => number) | undefined): void;
  /** Connections stay open and no byte passes: those that are open, or new ones too. */
  freeze(): void;
  thaw(): void;
}

export const layFaultyWire = async (serverUrl: string): Promise<FaultyWire> => {
  const server = new URL(serverUrl);
  const pairs = new Set<{ client: Socket; upstream: Socket }>();
  let nextLength: (() => number) | undefined;
  let frozen = false;

  const wire = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname);
    const pair = { client, upstream };
    pairs.add(pair);
    let left = nextLength?.() ?? Number.POSITIVE_INFINITY;
    let stiff = frozen;
    const cut = () => {
      client.destroy();
      upstream.destroy();
      pairs.delete(pair);
    };
    upstream.on('data', (bytes) => {
      if (frozen || stiff) {
        stiff = true;
        return;
      }
      const passing = bytes.subarray(0, left);
      left -= passing.length;
      client.write(passing, () => left <= 0 && cut());
    });
    client.on('data', (bytes) => {
      if (frozen || stiff) stiff = true;
      else upstream.write(bytes);
    });
    for (const end of [client, upstream]) {
      end.on('error', cut);
      end.on('close', cut);
    }
  });
  wire.listen(0, '127.0.0.1');
  await once(wire, 'listening');

  const cutAll = () => {
    for (const { client, upstream } of pairs) {
      client.destroy();
      upstream.destroy();
    }
    pairs.clear();
  };
  return {
    url: serverUrl.replace(server.port, String(portOf(wire.address()))),
    get open() {
      return pairs.size;
    },
    cut: cutAll,
    cutAfter(next) {
      nextLength = next;
    },
    freeze() {
      frozen = true;
    },
    thaw() {
      frozen = false;
    },
    async [Symbol.asyncDispose]() {
      cutAll();
      wire.close();
      await once(wire, 'close');
    },
  };
};
