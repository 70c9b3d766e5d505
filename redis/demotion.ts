import { commandOf } from './command-of.ts';

/**
 * Notices when the server behind an address has become a replica, as in a managed failover: connections to it stay open, but it
 * rejects writes. Each connection that gets such a reply reconnects, and thereby reaches the new master. One for all connections
 * to the same address.
 */
export class DemotionDetector {
  /** When commands were first rejected, by their arguments. */
  readonly #rejected = new WeakMap<object, number>();
  readonly #passed: (() => void)[] = [];
  #latest = Number.NEGATIVE_INFINITY;
  #passing: NodeJS.Timeout | undefined;

  /** Calls `listener` 2 s after the last reply of a replica. Connections that only listen should then reconnect. */
  onPassed(listener: () => void): void {
    this.#passed.push(listener);
  }

  /**
   * The `reconnectOnError` of ioredis: 2 to reconnect and send the command again, 1 to reconnect and reject it.
   *
   * @param resendMs milliseconds for which a command is sent again.
   */
  reconnectOnError(error: Error, resendMs: number): false | 1 | 2 {
    if (!isDemotion(error)) return false;
    this.#latest = performance.now();
    this.#passing?.refresh();
    this.#passing ??= setTimeout(() => {
      this.#passing = undefined;
      for (const listener of this.#passed) listener();
    }, passedMs).unref();
    const command = commandOf(error);
    // BullMQ repeats its blocking command itself.
    if (!command || blocking.test(command.name)) return 1;
    return this.#rejectedForMs(command.args) > resendMs ? 1 : 2;
  }

  /** Milliseconds that a connection waits before it reconnects, at least: 500 while the address leads to a replica. */
  get delayMs(): number {
    return performance.now() - this.#latest < passedMs ? retryMs : 0;
  }

  #rejectedForMs(args: object): number {
    const now = performance.now();
    const since = this.#rejected.get(args) ?? now;
    this.#rejected.set(args, since);
    return now - since;
  }
}

/** Whether the reply, possibly of a script, shows that the server is a replica. */
export const isDemotion = (error: unknown): error is Error =>
  error instanceof Error && demoted.test(error.message);

/** The last alternative ends blocking commands of a master that becomes a replica. */
const demoted = /(^|[-:] )-?READONLY |^UNBLOCKED .*instance state changed/;

const blocking = /^b[lrz]/i;

const passedMs = 2000;
const retryMs = 500;
