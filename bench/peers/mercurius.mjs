// https://mercurius.dev/#/docs/subscriptions?id=build-a-custom-graphql-context-object-for-subscriptions, with the Redis emitter.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import mqRedis from 'mqemitter-redis';
import { announce } from './announce.mjs';
import { channelOf } from './channels.mjs';
import { typeDefs } from './task-schema.mjs';

const app = Fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers: {
    Subscription: {
      taskEvents: {
        subscribe: (_root, { id }, { pubsub }) => pubsub.subscribe(channelOf(id)),
      },
    },
  },
  subscription: { emitter: mqRedis({ connectionString: process.env.REDIS_URL }) },
});
await app.listen({ host: '127.0.0.1', port: 0 });
announce(app.server, '/graphql');
