import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type Command, ProxiedConnection } from './proxied-connection.ts';

/** A proxy between clients and Redis that can interfere with connections. */
export interface CuttingProxy extends AsyncDisposable {
  /** The URL of Redis through the proxy. */
  readonly url: string;
  /** The number of open connections. */
  readonly open: number;
  /** Every command received since the last {@link forget}, in order. */
  readonly commands: readonly Command[];
  /** Clears `commands` and restarts the count of round trips at 1. */
  forget(): void;
  /**
   * Discards the next reply to a command that `matches` and cuts the connection: Redis has executed the command, but the client does
   * not know. Resolves once that has happened.
   */
  cutReply(matches: (command: Command) => boolean): Promise<Command>;
  /** Cuts all connections. */
  cut(): void;
  /** Ends all connections to clients. What clients still send reaches Redis. */
  halfClose(): void;
  /** Keeps the present connections open but passes no data on them ever again. New connections work. */
  vanish(): void;
  /** Makes new connections lead to another Redis. */
  leadTo(redisUrl: string): void;
  /** Keeps connections open but passes no data, until {@link flow}. */
  stall(): void;
  flow(): void;
  /** Delays every reply by this many milliseconds. */
  delay(ms: number): void;
  /** Drops every new connection, until {@link accept}. */
  refuse(): void;
  accept(): void;
}

/** Opens a proxy for the Redis at `redisUrl` on a free port of 127.0.0.1. */
export const openCuttingProxy = async (redisUrl: string): Promise<CuttingProxy> => {
  let redis = new URL(redisUrl);
  const connections = new Set<ProxiedConnection>();
  const pendingCuts: PendingCut[] = [];
  let commands: Command[] = [];
  let deepestReply = 0;
  let delayMs = 0;
  let isStalled = false;
  let isRefusing = false;

  const takePendingCut = (command: Command): boolean => {
    const index = pendingCuts.findIndex(({ matches }) => matches(command));
    const [pending] = index < 0 ? [] : pendingCuts.splice(index, 1);
    pending?.resolve(command);
    return pending !== undefined;
  };

  const accept = (client: Socket): void => {
    if (isRefusing) {
      client.destroy();
      return;
    }
    const connection = new ProxiedConnection(
      client,
      connect(Number(redis.port || 6379), redis.hostname),
      {
        delayMs: () => delayMs,
        onCommand(name, args) {
          const command = { name, args, depth: deepestReply + 1 };
          commands.push(command);
          return command;
        },
        swallows: takePendingCut,
        onReply(command) {
          deepestReply = Math.max(deepestReply, command.depth);
        },
        onClose: () => connections.delete(connection),
      },
    );
    connections.add(connection);
    if (isStalled) connection.stall();
  };

  const server = createServer({ allowHalfOpen: true }, accept).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const url = new URL(redisUrl);
  url.port = String(address.port);

  const each = (act: (connection: ProxiedConnection) => void) => {
    for (const connection of [...connections]) act(connection);
  };
  return {
    url: url.href,
    get open() {
      return connections.size;
    },
    get commands() {
      return commands;
    },
    forget() {
      commands = [];
      deepestReply = 0;
    },
    cutReply: (matches) => new Promise((resolve) => pendingCuts.push({ matches, resolve })),
    cut: () => each((connection) => connection.cut()),
    halfClose: () => each((connection) => connection.halfClose()),
    vanish: () => each((connection) => connection.stall()),
    leadTo(otherUrl) {
      redis = new URL(otherUrl);
    },
    stall() {
      isStalled = true;
      each((connection) => connection.stall());
    },
    flow() {
      isStalled = false;
      each((connection) => connection.flow());
    },
    delay(ms) {
      delayMs = ms;
    },
    refuse() {
      isRefusing = true;
    },
    accept() {
      isRefusing = false;
    },
    async [Symbol.asyncDispose]() {
      isRefusing = true;
      each((connection) => connection.cut());
      server.close();
      await once(server, 'close');
    },
  };
};

interface PendingCut {
  matches: (command: Command) => boolean;
  resolve: (command: Command) => void;
}
