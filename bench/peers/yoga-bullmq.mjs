// A bare Yoga server whose mutation only adds a job: https://the-guild.dev/graphql/yoga-server/docs and https://docs.bullmq.io.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Queue } from 'bullmq';
import { createSchema, createYoga } from 'graphql-yoga';
import { Redis } from 'ioredis';
import { announce } from './announce.mjs';
import { typeDefs } from './task-schema.mjs';

const queue = new Queue('community', { connection: new Redis(process.env.REDIS_URL) });

const yoga = createYoga({
  schema: createSchema({
    typeDefs,
    resolvers: {
      Mutation: {
        fetchCommunityReviews: async (_root, { input }) => {
          const { id } = await queue.add('collect', input, { jobId: randomUUID() });
          return { taskId: id, watchToken: '', joined: false };
        },
      },
    },
  }),
});
const server = createServer(yoga);
await queue.waitUntilReady();
server.listen(0, '127.0.0.1');
announce(server, yoga.graphqlEndpoint);
