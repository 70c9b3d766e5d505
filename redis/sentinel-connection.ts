import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis, type RedisOptions } from 'ioredis';
import { namedMaster } from './named-master.ts';

/**
 * A connection to the master that sentinels name, mended where that of ioredis goes wrong.
 *
 * - It ends for ever when news of another master comes while it connects: this one connects again.
 * - It stays with a master that hung and was replaced before it began to listen for such news, and that answers out of what it
 *   had once it wakes up: this one asks the sentinels again once it is connected, and a moment later.
 */
export class SentinelConnection extends Redis {
  #isLeft = false;

  constructor(options: RedisOptions) {
    super(options);
    this.on('end', () => {
      // It tells of its own errors, and has said `end` once more where it fails.
      if (!this.#isLeft) this.connect().catch(() => {});
    });
    this.on('connect', () => void this.#leaveOldMaster());
  }

  override disconnect(reconnect = false): void {
    if (!reconnect) this.#isLeft = true;
    super.disconnect(reconnect);
  }

  /** As BullMQ asks for one that blocks. */
  override duplicate(options: Partial<RedisOptions> = {}): SentinelConnection {
    return new SentinelConnection({ ...this.options, ...options });
  }

  async #leaveOldMaster(): Promise<void> {
    const { stream } = this;
    for (const waitMs of [0, settlesMs]) {
      await sleep(waitMs, undefined, { ref: false });
      const named = await namedMaster(this.options);
      if (this.stream !== stream || this.#isLeft) return;
      if (named !== undefined && !leadsTo(named, stream)) {
        this.disconnect(true);
        return;
      }
    }
  }
}

/** Milliseconds behind which it listens for news of another master. */
const settlesMs = 1000;

type Address = NonNullable<Awaited<ReturnType<typeof namedMaster>>>;

const leadsTo = ({ host, port }: Address, { remoteAddress, remotePort }: Socket): boolean =>
  remotePort === port && remoteAddress?.replace(/^::ffff:/, '') === host;
