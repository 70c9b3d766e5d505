// The floor: server-sent events from node:http, with Redis Pub/Sub in front of them.
import { createServer } from 'node:http';
import { Redis } from 'ioredis';
import { announce } from './announce.mjs';
import { channels } from './channels.mjs';

const clients = new Set();
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  clients.add(response);
  response.on('close', () => clients.delete(response));
});
const redis = new Redis(process.env.REDIS_URL);
redis.on('pmessage', (_pattern, _channel, text) => {
  const message = `event: next\ndata: ${text}\n\n`;
  for (const client of clients) client.write(message);
});
await redis.psubscribe(channels);
server.listen(0, '127.0.0.1');
announce(server);
