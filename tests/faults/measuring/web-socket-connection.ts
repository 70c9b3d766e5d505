import { WebSocket } from 'ws';
import { z } from 'zod';
import type { SubscriptionConnection, SubscriptionOptions } from './subscription-connection.ts';

const messageSchema = z.object({ type: z.string(), payload: z.unknown().optional() });

/** Subscribes over a WebSocket of its own. */
export const openWebSocket = (options: SubscriptionOptions): SubscriptionConnection => {
  const { url, query, variables, onResult, onEnd } = options;
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  let completed = false;
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on('open', () => send({ type: 'connection_init' }));
  socket.on('message', (data) => {
    const { type, payload } = messageSchema.parse(JSON.parse(String(data)));
    if (type === 'connection_ack') {
      send({ id: '1', type: 'subscribe', payload: { query, variables } });
    } else if (type === 'complete') {
      completed = true;
      socket.close(1000);
    } else onResult(payload);
  });
  // `close` follows every error.
  socket.on('error', () => {});
  socket.on('close', () => onEnd(completed));
  return {
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    cut: () => socket.terminate(),
  };
};
