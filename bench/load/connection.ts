import { connect, type Socket } from 'node:net';
import type { WatchLoad } from './watch-load.ts';

export interface ConnectionOptions {
  readonly load: WatchLoad;
  /** Which of the connections it is. */
  readonly index: number;
  /** Called for each result, with its bytes. The payload is reused afterwards. */
  readonly onDelivery: (bytes: number, payload?: Buffer) => void;
  /** Called when the server ends the connection. */
  readonly onEnd: (reason: string) => void;
}

/** What one of the connections watches. */
export const targetOf = ({ targets }: WatchLoad, index: number): WatchLoad['targets'][number] =>
  targets[index % targets.length] ?? {};

/**
 * Connects and sends a request. The sockets are plain ones, so that counting what arrives on thousands of them costs less than sending
 * it.
 *
 * @param onData receives what follows the head of the response.
 * @returns after the head, with its socket. @throws if the status is not the expected one.
 */
export const requestOn = async (
  { load, index, onEnd }: ConnectionOptions,
  status: number,
  request: (url: URL) => string,
  onData: (socket: Socket, chunk: Buffer) => void,
): Promise<Socket> => {
  const { path = '' } = targetOf(load, index);
  const url = new URL(path, load.url);
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  socket.on('close', () => onEnd('The server closed a connection.'));
  socket.write(request(url));
  return new Promise<Socket>((resolve, reject) => {
    socket.on('error', reject);
    let head = Buffer.alloc(0);
    const readHead = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      socket.off('data', readHead);
      const text = head.toString('latin1');
      if (!text.startsWith(`HTTP/1.1 ${status} `)) {
        return reject(new Error(`${load.url} answered: ${text.slice(0, 2000)}`));
      }
      socket.on('data', (later) => onData(socket, later));
      if (end + 4 < head.length) onData(socket, head.subarray(end + 4));
      resolve(socket);
    };
    socket.on('data', readHead);
  });
};
