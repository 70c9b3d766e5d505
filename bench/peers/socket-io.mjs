// https://socket.io/docs/v4/redis-adapter/#with-the-ioredis-package
import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { announce } from './announce.mjs';

const pubClient = new Redis(process.env.REDIS_URL);
const subClient = pubClient.duplicate();
const server = createServer();
const io = new Server(server, { adapter: createAdapter(pubClient, subClient) });
io.on('connection', (socket) => {
  const room = socket.handshake.query.task;
  if (room) socket.join(room);
});
server.listen(0, '127.0.0.1');
announce(server, '/socket.io/?EIO=4&transport=websocket');
