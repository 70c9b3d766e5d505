import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A fake sentinel, which gives control over the timing of its replies and announcements. */
export interface FakeSentinel extends AsyncDisposable {
  readonly port: number;
  /** The port of the master that it names. */
  masterPort: number;
  /** The number of clients that subscribe to announcements. */
  readonly listeners: number;
  /** Called before each reply that names the master. */
  onQuery: () => Promise<void>;
  /** Announces a switch of the master. */
  announceSwitch(): void;
}

export const startFakeSentinel = async (masterPort: number): Promise<FakeSentinel> => {
  const listeners = new Set<Socket>();
  const sockets = new Set<Socket>();
  const reply = async (socket: Socket, words: readonly string[]): Promise<void> => {
    const [command = '', part = ''] = words.map((word) => word.toLowerCase());
    if (command === 'subscribe') {
      listeners.add(socket);
      socket.write(`*3\r\n${bulk('subscribe')}${bulk(part)}:1\r\n`);
    } else if (part === 'get-master-addr-by-name') {
      await sentinel.onQuery();
      socket.write(`*2\r\n${bulk('127.0.0.1')}${bulk(String(sentinel.masterPort))}`);
    } else if (command === 'sentinel') socket.write('*0\r\n');
    else socket.write('+OK\r\n');
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', async (data) => {
      for (const words of commandsIn(data.toString())) await reply(socket, words);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The fake sentinel has no port.');
  const sentinel: FakeSentinel = {
    port: address.port,
    get listeners() {
      return listeners.size;
    },
    masterPort,
    onQuery: async () => {},
    announceSwitch: () => {
      const announcement = `*3\r\n${bulk('message')}${bulk('+switch-master')}${bulk('main 127.0.0.1 1 127.0.0.1 2')}`;
      for (const socket of listeners) socket.write(announcement);
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return sentinel;
};

const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;

/** Splits a chunk from a client into commands. */
const commandsIn = (text: string): string[][] =>
  text
    .split(/^\*\d+\r\n/m)
    .filter((part) => part !== '')
    .map((part) => part.split('\r\n').filter((_, at) => at % 2 === 1));
