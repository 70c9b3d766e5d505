import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The way of all clients to the servers, as a load balancer stands before them; each connection can be broken. */
export interface Door extends AsyncDisposable {
  /** The GraphQL endpoint behind it. */
  readonly url: string;
  /** The connections that stand now. */
  readonly lines: readonly DoorLine[];
}

export interface DoorLine {
  /** Cuts it both ways, at once. */
  cut(): void;
  /** Says goodbye to the client; what the client still sends goes through. */
  halfClose(): void;
  /** No byte passes until {@link flow}, though it stays open. */
  stall(): void;
  flow(): void;
}

/**
 * Opens a door on a free port of 127.0.0.1.
 *
 * @param ports where servers listen now: each new connection goes to the next that takes it.
 */
export const openDoor = async (ports: () => readonly number[]): Promise<Door> => {
  const lines = new Set<DoorLine>();
  let turn = 0;
  const accept = async (client: Socket): Promise<void> => {
    client.on('error', () => client.destroy());
    const server = await reach(ports(), turn++);
    if (!server || client.destroyed) {
      client.destroy();
      server?.destroy();
      return;
    }
    const line = join(client, server, () => lines.delete(line));
    lines.add(line);
  };
  const listener = createServer({ allowHalfOpen: true }, (client) => void accept(client));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('The door has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/graphql`,
    get lines() {
      return [...lines];
    },
    async [Symbol.asyncDispose]() {
      for (const line of lines) line.cut();
      listener.close();
      await once(listener, 'close');
    },
  };
};

const reach = async (ports: readonly number[], turn: number): Promise<Socket | undefined> => {
  for (const i of ports.keys()) {
    const port = ports[(turn + i) % ports.length];
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

const join = (client: Socket, server: Socket, onCut: () => void): DoorLine => {
  // To pipe twice would double each byte.
  let isFlowing = false;
  const line: DoorLine = {
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
    flow() {
      if (isFlowing) return;
      isFlowing = true;
      if (!client.destroyed && !client.writableEnded) server.pipe(client);
      if (!server.destroyed && !server.writableEnded) client.pipe(server);
    },
  };
  for (const end of [client, server]) {
    end.on('error', line.cut);
    end.on('close', line.cut);
  }
  line.flow();
  return line;
};
