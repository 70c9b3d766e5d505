// https://github.com/davidyaha/graphql-redis-subscriptions#using-as-the-graphql-subscriptions-module
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { Redis } from 'ioredis';
import { channelOf } from './channels.mjs';

const pubsub = new RedisPubSub({
  publisher: new Redis(process.env.REDIS_URL),
  subscriber: new Redis(process.env.REDIS_URL),
});

const followed = {
  subscribe: (_root, { id }) => pubsub.asyncIterableIterator(channelOf(id)),
  resolve: (event) => event,
};

export const resolvers = { Subscription: { taskEvents: followed, taskStatus: followed } };
