import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Operation } from './transport.ts';
import { payloadOf } from './web-socket.ts';

/** A WebSocket that has subscribed and received its first result. The test sends further messages; it closes when the test ends. */
export const openSocket = async (
  graphql: string,
  operation: Operation,
  options: { autoPong?: boolean } = {},
): Promise<WebSocket> => {
  const socket = new WebSocket(graphql.replace('http', 'ws'), 'graphql-transport-ws', options);
  onTestFinished(() => socket.terminate());
  socket.on('error', () => {});
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: payloadOf(operation) }));
  await once(socket, 'message');
  return socket;
};
