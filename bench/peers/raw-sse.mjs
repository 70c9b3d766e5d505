// The floor: server-sent events from node:http to the clients of a path, with Redis Pub/Sub in front of them.
import { createServer } from 'node:http';
import { announce } from './announce.mjs';
import { passOn } from './pass-on.mjs';

const add = await passOn((clients, text) => {
  const message = `event: next\ndata: ${text}\n\n`;
  for (const client of clients) client.write(message);
});
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  add(request.url.slice(1), response);
});
server.listen(0, '127.0.0.1');
announce(server);
