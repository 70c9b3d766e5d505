import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import type { Operation } from './transport.ts';
import { payloadOf } from './web-socket.ts';

/** A WebSocket that is being opened. It closes when the test ends. */
export const newSocket = (graphql: string, options: ClientOptions = {}): WebSocket => {
  const socket = new WebSocket(graphql.replace('http', 'ws'), 'graphql-transport-ws', options);
  onTestFinished(() => socket.terminate());
  return socket;
};

/** A WebSocket that is open and has sent nothing. It closes when the test ends. */
export const connectSocket = async (
  graphql: string,
  options?: ClientOptions,
): Promise<WebSocket> => {
  const socket = newSocket(graphql, options);
  await once(socket, 'open');
  return socket;
};

/** The status of the response to an upgrade: 101 if a WebSocket opens, which closes when the test ends. */
export const upgradeStatus = async (graphql: string, options?: ClientOptions): Promise<number> => {
  const socket = newSocket(graphql, options);
  socket.on('error', () => {});
  const refused = once(socket, 'unexpected-response').then(([, { statusCode }]) => statusCode);
  return Promise.race([refused, once(socket, 'open').then(() => 101)]);
};

/** A WebSocket that has been acknowledged. It closes when the test ends. */
export const initializeSocket = async (
  graphql: string,
  options?: ClientOptions,
): Promise<WebSocket> => {
  const socket = await connectSocket(graphql, options);
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await once(socket, 'message');
  return socket;
};

/** A WebSocket that has subscribed and received its first result. The test sends further messages; it closes when the test ends. */
export const openSocket = async (
  graphql: string,
  operation: Operation,
  options?: ClientOptions,
): Promise<WebSocket> => {
  const socket = await initializeSocket(graphql, options);
  socket.on('error', () => {});
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: payloadOf(operation) }));
  await once(socket, 'message');
  return socket;
};
