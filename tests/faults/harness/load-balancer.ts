import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP load balancer between all clients and the servers. Each connection can be broken on its own. */
export interface LoadBalancer extends AsyncDisposable {
  /** The GraphQL endpoint. */
  readonly url: string;
  /** The open connections. */
  readonly connections: readonly ClientConnection[];
}

export interface ClientConnection {
  /** Closes both directions immediately. */
  cut(): void;
  /** Sends FIN to the client. What the client still sends is forwarded. */
  halfClose(): void;
  /** Forwards nothing until {@link resume}. The connection stays open. */
  stall(): void;
  resume(): void;
}

/**
 * Listens on a free port of 127.0.0.1.
 *
 * @param ports ports of the live servers. Each new connection goes to the next one that accepts it.
 */
export const openLoadBalancer = async (ports: () => readonly number[]): Promise<LoadBalancer> => {
  const connections = new Set<ClientConnection>();
  let next = 0;
  const accept = async (client: Socket): Promise<void> => {
    client.on('error', () => client.destroy());
    const server = await connectToAny(ports(), next++);
    if (!server || client.destroyed) {
      client.destroy();
      server?.destroy();
      return;
    }
    const connection = join(client, server, () => connections.delete(connection));
    connections.add(connection);
  };
  const listener = createServer({ allowHalfOpen: true }, (client) => void accept(client));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string')
    throw new Error('The load balancer has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/graphql`,
    get connections() {
      return [...connections];
    },
    async [Symbol.asyncDispose]() {
      for (const connection of connections) connection.cut();
      listener.close();
      await once(listener, 'close');
    },
  };
};

const connectToAny = async (
  ports: readonly number[],
  first: number,
): Promise<Socket | undefined> => {
  for (const i of ports.keys()) {
    const port = ports[(first + i) % ports.length];
    if (port === undefined) continue;
    const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    try {
      await once(server, 'connect');
      return server;
    } catch {
      server.destroy();
    }
  }
  return undefined;
};

const join = (client: Socket, server: Socket, onCut: () => void): ClientConnection => {
  // Piping twice would duplicate every byte.
  let isFlowing = false;
  const connection: ClientConnection = {
    cut() {
      client.destroy();
      server.destroy();
      onCut();
    },
    halfClose: () => client.end(),
    stall() {
      isFlowing = false;
      client.unpipe(server).pause();
      server.unpipe(client).pause();
    },
    resume() {
      if (isFlowing) return;
      isFlowing = true;
      if (!client.destroyed && !client.writableEnded) server.pipe(client);
      if (!server.destroyed && !server.writableEnded) client.pipe(server);
    },
  };
  for (const end of [client, server]) {
    end.on('error', connection.cut);
    end.on('close', connection.cut);
  }
  connection.resume();
  return connection;
};
