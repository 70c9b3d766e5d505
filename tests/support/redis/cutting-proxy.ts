import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type Command, Line } from './line.ts';

/** What stands between clients and Redis, and can break what passes. */
export interface CuttingProxy extends AsyncDisposable {
  /** The address of Redis, by way of the proxy. */
  readonly url: string;
  /** Connections that pass through it now. */
  readonly open: number;
  /** Every command that came since the last {@link forget}, in order. */
  readonly commands: readonly Command[];
  /** Forgets the commands that came, and counts round trips from 1 again. */
  forget(): void;
  /**
   * Swallows the next reply to a command that `matches`, and cuts its connection: Redis has executed it, the client never
   * learns. Resolves once that has happened.
   */
  cutReply(matches: (command: Command) => boolean): Promise<Command>;
  /** Cuts all connections. */
  cut(): void;
  /** Ends all connections towards the clients; what these still send reaches Redis. */
  halfClose(): void;
  /** Connections stay open and no byte passes, until {@link flow}. */
  stall(): void;
  flow(): void;
  /** Holds every reply back for so many milliseconds. */
  delay(ms: number): void;
  /** Drops every new connection, until {@link accept}. */
  refuse(): void;
  accept(): void;
}

/** Puts a proxy before the Redis of `redisUrl`, on a free port of 127.0.0.1. */
export const openCuttingProxy = async (redisUrl: string): Promise<CuttingProxy> => {
  const redis = new URL(redisUrl);
  const lines = new Set<Line>();
  const traps: Trap[] = [];
  let commands: Command[] = [];
  let deepestReply = 0;
  let delayMs = 0;
  let isStalled = false;
  let isRefusing = false;

  const spring = (command: Command): boolean => {
    const place = traps.findIndex(({ matches }) => matches(command));
    const [trap] = place < 0 ? [] : traps.splice(place, 1);
    trap?.caught(command);
    return trap !== undefined;
  };

  const accept = (client: Socket): void => {
    if (isRefusing) {
      client.destroy();
      return;
    }
    const line = new Line(client, connect(Number(redis.port || 6379), redis.hostname), {
      delayMs: () => delayMs,
      onCommand(name, args) {
        const command = { name, args, depth: deepestReply + 1 };
        commands.push(command);
        return command;
      },
      swallows: spring,
      onReply(command) {
        deepestReply = Math.max(deepestReply, command.depth);
      },
      onClose: () => lines.delete(line),
    });
    lines.add(line);
    if (isStalled) line.stall();
  };

  const server = createServer({ allowHalfOpen: true }, accept).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const url = new URL(redisUrl);
  url.port = String(address.port);

  const each = (act: (line: Line) => void) => {
    for (const line of [...lines]) act(line);
  };
  return {
    url: url.href,
    get open() {
      return lines.size;
    },
    get commands() {
      return commands;
    },
    forget() {
      commands = [];
      deepestReply = 0;
    },
    cutReply: (matches) => new Promise((caught) => traps.push({ matches, caught })),
    cut: () => each((line) => line.cut()),
    halfClose: () => each((line) => line.halfClose()),
    stall() {
      isStalled = true;
      each((line) => line.stall());
    },
    flow() {
      isStalled = false;
      each((line) => line.flow());
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
      each((line) => line.cut());
      server.close();
      await once(server, 'close');
    },
  };
};

interface Trap {
  matches: (command: Command) => boolean;
  caught: (command: Command) => void;
}
