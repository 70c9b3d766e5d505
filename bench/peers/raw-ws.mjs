// The floor: https://github.com/websockets/ws#server-broadcast, with Redis Pub/Sub in front of it.
import { Redis } from 'ioredis';
import { WebSocket, WebSocketServer } from 'ws';
import { announce } from './announce.mjs';
import { channels } from './channels.mjs';

const wss = new WebSocketServer({ host: '127.0.0.1', port: 0 });
const redis = new Redis(process.env.REDIS_URL);
redis.on('pmessage', (_pattern, _channel, text) => {
  for (const client of wss.clients) {
    if (client.readyState === WebSocket.OPEN) client.send(text);
  }
});
await redis.psubscribe(channels);
announce(wss);
