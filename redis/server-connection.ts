import { type Command, Redis, type RedisOptions } from 'ioredis';
import { commandOf } from './command-of.ts';
import { isDemotion } from './demotion.ts';

/**
 * A connection to one server that ends and reconnects when a command has had no reply for `socketTimeout` milliseconds. An idle
 * connection sends a PING after half that time. So it notices a server that vanished without closing it.
 */
export class ServerConnection extends Redis {
  #idle: NodeJS.Timeout | undefined;

  constructor(options: RedisOptions) {
    super(options);
    const { socketTimeout } = options;
    this.on('error', (error) => {
      // ioredis would go on in database 0.
      if (isRejectedSelect(error)) this.disconnect(true);
    });
    this.on('ready', () => {
      if (socketTimeout === undefined) return;
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => this.ping().catch(reportedByEvent), socketTimeout / 2).unref();
    });
    this.on('close', () => {
      clearTimeout(this.#idle);
      this.#idle = undefined;
      // ioredis would end the next connection when the time of this one is over.
      clearTimeout(Number(Reflect.get(this, 'socketTimeoutTimer')));
      Reflect.set(this, 'socketTimeoutTimer', undefined);
    });
  }

  override disconnect(reconnect = false): void {
    // Every command in flight can call for it when a replica rejects them.
    const isEnding = this.status === 'ready' && this.stream.writableEnded;
    if (!reconnect || !isEnding) super.disconnect(reconnect);
  }

  /** BullMQ calls this for its blocking connection. */
  override duplicate(options: Partial<RedisOptions> = {}): ServerConnection {
    return new ServerConnection({ ...this.options, ...options });
  }

  override sendCommand(...sent: Parameters<Redis['sendCommand']>): unknown {
    const [command] = sent;
    this.#idle?.refresh();
    if (command.name === 'exec') this.#inspectResults(command);
    return super.sendCommand(...sent);
  }

  /** ioredis does not look for errors within the results of a transaction. */
  #inspectResults({ promise }: Command): void {
    Promise.resolve(promise).then((results: unknown) => {
      if (!Array.isArray(results)) return;
      const error = results.find(isDemotion);
      if (error && this.options.reconnectOnError?.(error)) this.disconnect(true);
    }, reportedByEvent);
  }
}

const isRejectedSelect = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ReplyError' && commandOf(error)?.name === 'select';

const reportedByEvent = (_error: unknown): void => {};
