import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A TCP connection to a server, which is destroyed when the test ends. */
export const openConnection = async (url: string): Promise<Socket> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
};

/** Reads a connection. @returns what has arrived so far. */
export const receivedOn = (socket: Socket): (() => string) => {
  let received = '';
  socket.on('data', (data) => {
    received += String(data);
  });
  return () => received;
};
