import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** Stands in for a sentinel, so that what it says can be timed: it names one master, and tells of another when it is asked to. */
export interface StandingSentinel extends AsyncDisposable {
  readonly port: number;
  /** Of the master that it names. */
  masterPort: number;
  /** How many listen for news. */
  readonly listeners: number;
  /** Called before each answer to the question for the master. */
  onAsked: () => Promise<void>;
  /** Tells all who listen that the master has been switched. */
  switchMaster(): void;
}

export const startStandingSentinel = async (masterPort: number): Promise<StandingSentinel> => {
  const listeners = new Set<Socket>();
  const sockets = new Set<Socket>();
  const answer = async (socket: Socket, words: readonly string[]): Promise<void> => {
    const [command = '', part = ''] = words.map((word) => word.toLowerCase());
    if (command === 'subscribe') {
      listeners.add(socket);
      socket.write(`*3\r\n${bulk('subscribe')}${bulk(part)}:1\r\n`);
    } else if (part === 'get-master-addr-by-name') {
      await sentinel.onAsked();
      socket.write(`*2\r\n${bulk('127.0.0.1')}${bulk(String(sentinel.masterPort))}`);
    } else if (command === 'sentinel') socket.write('*0\r\n');
    else socket.write('+OK\r\n');
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', async (data) => {
      for (const words of commandsIn(data.toString())) await answer(socket, words);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on no port.');
  const sentinel: StandingSentinel = {
    port: address.port,
    get listeners() {
      return listeners.size;
    },
    masterPort,
    onAsked: async () => {},
    switchMaster: () => {
      const news = `*3\r\n${bulk('message')}${bulk('+switch-master')}${bulk('main 127.0.0.1 1 127.0.0.1 2')}`;
      for (const socket of listeners) socket.write(news);
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

/** The words of each command in what a client sent at once. */
const commandsIn = (text: string): string[][] =>
  text
    .split(/^\*\d+\r\n/m)
    .filter((part) => part !== '')
    .map((part) => part.split('\r\n').filter((_, at) => at % 2 === 1));
