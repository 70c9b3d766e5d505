import { Redis, type RedisOptions } from 'ioredis';

/**
 * A connection to the master that sentinels name, mended where that of ioredis ends for ever: news of another master that
 * comes while it connects makes it give up.
 */
export class SentinelConnection extends Redis {
  #isLeft = false;

  constructor(options: RedisOptions) {
    super(options);
    this.on('end', () => {
      // It tells of its own errors, and has said `end` once more where it fails.
      if (!this.#isLeft) this.connect().catch(() => {});
    });
  }

  override disconnect(reconnect = false): void {
    if (!reconnect) this.#isLeft = true;
    super.disconnect(reconnect);
  }

  /** As BullMQ asks for one that blocks. */
  override duplicate(options: Partial<RedisOptions> = {}): SentinelConnection {
    return new SentinelConnection({ ...this.options, ...options });
  }
}
