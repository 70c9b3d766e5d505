import { clientAddress } from '../access/client-address.ts';
import { ClientConnections } from '../access/client-connections.ts';
import { requestLimits } from '../request-limits.ts';
import type { ServerOptions } from '../server-options.ts';
import type { GraphqlServerOptions } from './graphql-server.ts';
import { anyOperation, readPersistedOperations } from './persisted-operations.ts';

/** What the options of a server say about GraphQL, with defaults. Reads the files of persisted operations. */
export const graphqlOptionsOf = async (options: ServerOptions): Promise<GraphqlServerOptions> => {
  const {
    heartbeatMs,
    introspection = true,
    persistedOperations = [],
    trustedProxies = [],
  } = options;
  const limits = requestLimits(options);
  return {
    heartbeatMs,
    isTraced: options.tracing !== undefined,
    limits,
    introspection,
    lookup:
      persistedOperations.length > 0
        ? await readPersistedOperations(persistedOperations)
        : anyOperation,
    clients: new ClientConnections(limits.maxSocketsPerClient, clientAddress(trustedProxies)),
  };
};
