// The floor: server-sent events from node:http to the clients of a path, with Redis Pub/Sub in front of them.
import { createServer } from 'node:http';
import { Redis } from 'ioredis';
import { announce } from './announce.mjs';
import { channels } from './channels.mjs';

/** By channel. */
const clients = new Map();
const server = createServer((request, response) => {
  const channel = request.url.slice(1);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  const others = clients.get(channel);
  if (others) others.add(response);
  else clients.set(channel, new Set([response]));
  response.on('close', () => clients.get(channel).delete(response));
});
const redis = new Redis(process.env.REDIS_URL);
redis.on('pmessage', (_pattern, channel, text) => {
  const message = `event: next\ndata: ${text}\n\n`;
  for (const client of clients.get(channel) ?? []) client.write(message);
});
await redis.psubscribe(channels);
server.listen(0, '127.0.0.1');
announce(server);
