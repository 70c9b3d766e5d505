// https://www.apollographql.com/docs/apollo-server/data/subscriptions
import { createServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import { makeExecutableSchema } from '@graphql-tools/schema';
import cors from 'cors';
import express from 'express';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { announce } from './announce.mjs';
import { resolvers } from './redis-subscription.mjs';
import { typeDefs } from './task-schema.mjs';

const schema = makeExecutableSchema({ typeDefs, resolvers });
const app = express();
const httpServer = createServer(app);
const wsServer = new WebSocketServer({ server: httpServer, path: '/graphql' });
const serverCleanup = useServer({ schema }, wsServer);
const server = new ApolloServer({
  schema,
  plugins: [
    ApolloServerPluginDrainHttpServer({ httpServer }),
    {
      serverWillStart: async () => ({ drainServer: async () => serverCleanup.dispose() }),
    },
  ],
  stopOnTerminationSignals: false,
});
await server.start();
app.use('/graphql', cors(), express.json(), expressMiddleware(server));
httpServer.listen(0, '127.0.0.1');
announce(httpServer, '/graphql');
