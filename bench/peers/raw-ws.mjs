// The floor: https://github.com/websockets/ws#server-broadcast to the clients of a path, with Redis Pub/Sub in front of it.
import { WebSocket, WebSocketServer } from 'ws';
import { announce } from './announce.mjs';
import { passOn } from './pass-on.mjs';

const add = await passOn((clients, text) => {
  for (const client of clients) {
    if (client.readyState === WebSocket.OPEN) client.send(text);
  }
});
const wss = new WebSocketServer({ host: '127.0.0.1', port: 0 });
wss.on('connection', (client, request) => add(request.url.slice(1), client));
announce(wss);
