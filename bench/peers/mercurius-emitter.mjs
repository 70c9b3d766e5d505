// Publishes the events that the bench sends to it, for mercurius.mjs.
import mqRedis from 'mqemitter-redis';

const emitter = mqRedis({ connectionString: process.env.REDIS_URL });
process.on('message', ({ channel, text }) => {
  const message = { topic: channel, payload: { taskEvents: JSON.parse(text) } };
  emitter.emit(message, () => process.send({ published: true }));
});
