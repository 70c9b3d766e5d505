import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { portOf } from './scripted-server.ts';

/** A proxy that can cut or freeze connections at any byte. */
export interface FaultyProxy extends AsyncDisposable {
  /** The server's URL through the proxy. */
  readonly url: string;
  /** The number of open connections. */
  readonly open: number;
  /** Cuts all connections without closing them properly. */
  cut(): void;
  /** Cuts each new connection after the number of bytes to the client that `next` returns. */
  cutAfter(next: (() => number) | undefined): void;
  /** Keeps connections open, including new ones, but passes no data. */
  freeze(): void;
  thaw(): void;
}

export const startFaultyProxy = async (serverUrl: string): Promise<FaultyProxy> => {
  const server = new URL(serverUrl);
  const pairs = new Set<{ client: Socket; upstream: Socket }>();
  let nextLength: (() => number) | undefined;
  let frozen = false;

  const proxy = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname);
    const pair = { client, upstream };
    pairs.add(pair);
    let left = nextLength?.() ?? Number.POSITIVE_INFINITY;
    let isFrozen = frozen;
    const cut = () => {
      client.destroy();
      upstream.destroy();
      pairs.delete(pair);
    };
    upstream.on('data', (bytes) => {
      if (frozen || isFrozen) {
        isFrozen = true;
        return;
      }
      const passing = bytes.subarray(0, left);
      left -= passing.length;
      client.write(passing, () => left <= 0 && cut());
    });
    client.on('data', (bytes) => {
      if (frozen || isFrozen) isFrozen = true;
      else upstream.write(bytes);
    });
    for (const end of [client, upstream]) {
      end.on('error', cut);
      end.on('close', cut);
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');

  const cutAll = () => {
    for (const { client, upstream } of pairs) {
      client.destroy();
      upstream.destroy();
    }
    pairs.clear();
  };
  return {
    url: serverUrl.replace(server.port, String(portOf(proxy.address()))),
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
      proxy.close();
      await once(proxy, 'close');
    },
  };
};
