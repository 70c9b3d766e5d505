import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { readValue } from '../../support/redis/resp.ts';

/** A proxy in front of Redis that drops publications while all connections stay open. */
export interface LossyProxy extends AsyncDisposable {
  readonly url: string;
  /** Publications dropped so far. */
  readonly dropped: number;
}

/** @param shouldDrop called for each publication with its message. */
export const openLossyProxy = async (
  port: number,
  shouldDrop: (message: string) => boolean,
): Promise<LossyProxy> => {
  const sockets = new Set<Socket>();
  let dropped = 0;
  const listener = createServer((client) => {
    const redis = connect(port, '127.0.0.1');
    let bytes = Buffer.alloc(0);
    redis.on('data', (more: Buffer) => {
      bytes = Buffer.concat([bytes, more]);
      let start = 0;
      for (let value = readValue(bytes, 0); value; value = readValue(bytes, start)) {
        const [kind, , message = ''] = value.texts;
        if (kind === 'message' && shouldDrop(message)) dropped += 1;
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
    get dropped() {
      return dropped;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
};
