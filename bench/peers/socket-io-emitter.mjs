// https://socket.io/docs/v4/redis-adapter/#emitter. Publishes the events that the bench sends to it, for socket-io.mjs.
import { Emitter } from '@socket.io/redis-emitter';
import { Redis } from 'ioredis';

const redis = new Redis(process.env.REDIS_URL);
const emitter = new Emitter(redis);
process.on('message', async ({ channel, text }) => {
  emitter.to(channel).emit('event', JSON.parse(text));
  // Commands of one connection are executed in order.
  await redis.ping();
  process.send({ published: true });
});
