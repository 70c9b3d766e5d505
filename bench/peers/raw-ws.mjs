// The floor: https://github.com/websockets/ws#server-broadcast to the clients of a path, with Redis Pub/Sub in front of it.
import { Redis } from 'ioredis';
import { WebSocket, WebSocketServer } from 'ws';
import { announce } from './announce.mjs';
import { channels } from './channels.mjs';

const wss = new WebSocketServer({ host: '127.0.0.1', port: 0 });
/** By channel. */
const clients = new Map();
wss.on('connection', (client, request) => {
  const channel = request.url.slice(1);
  const others = clients.get(channel);
  if (others) others.add(client);
  else clients.set(channel, new Set([client]));
  client.on('close', () => clients.get(channel).delete(client));
});
const redis = new Redis(process.env.REDIS_URL);
redis.on('pmessage', (_pattern, channel, text) => {
  for (const client of clients.get(channel) ?? []) {
    if (client.readyState === WebSocket.OPEN) client.send(text);
  }
});
await redis.psubscribe(channels);
announce(wss);
