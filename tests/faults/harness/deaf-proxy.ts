import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { readValue } from '../../support/redis/resp.ts';

/** Stands before a Redis and lets publications get lost, though every connection stands. */
export interface DeafProxy extends AsyncDisposable {
  readonly url: string;
  /** Publications that were lost so far. */
  readonly lost: number;
}

/** @param isLost is asked for each publication, with its text. */
export const openDeafProxy = async (
  port: number,
  isLost: (text: string) => boolean,
): Promise<DeafProxy> => {
  const sockets = new Set<Socket>();
  let lost = 0;
  const listener = createServer((client) => {
    const redis = connect(port, '127.0.0.1');
    let bytes = Buffer.alloc(0);
    redis.on('data', (more: Buffer) => {
      bytes = Buffer.concat([bytes, more]);
      let start = 0;
      for (let value = readValue(bytes, 0); value; value = readValue(bytes, start)) {
        const [kind, , text = ''] = value.texts;
        if (kind === 'message' && isLost(text)) lost += 1;
        else client.write(bytes.subarray(start, value.end));
        start = value.end;
      }
      bytes = bytes.subarray(start);
    });
    client.pipe(redis);
    const cut = () => {
      client.destroy();
      redis.destroy();
      sockets.delete(client);
    };
    for (const end of [client, redis]) end.on('error', cut).on('close', cut);
    sockets.add(client);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    get lost() {
      return lost;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
};
