import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RedisOptions } from 'ioredis';
import { namedMaster } from './named-master.ts';
import { ServerConnection } from './server-connection.ts';

/**
 * A connection to the master of a sentinel group, without two bugs of ioredis:
 *
 * - If a failover is announced while it connects, ioredis disconnects for good. This class connects again.
 * - If a master hung and was replaced before ioredis listened for announcements, ioredis stays connected to it, and it serves
 *   stale data once it resumes. This class asks the sentinels again after connecting, and once more a moment later.
 */
export class SentinelConnection extends ServerConnection {
  #isDisconnected = false;

  constructor(options: RedisOptions) {
    super(options);
    this.on('end', () => {
      // Errors are reported by events. A failure emits `end` again.
      if (!this.#isDisconnected) this.connect().catch(() => {});
    });
    this.on('connect', () => void this.#leaveStaleMaster());
  }

  override disconnect(reconnect = false): void {
    if (!reconnect) this.#isDisconnected = true;
    super.disconnect(reconnect);
  }

  /** BullMQ calls this for its blocking connection. */
  override duplicate(options: Partial<RedisOptions> = {}): SentinelConnection {
    return new SentinelConnection({ ...this.options, ...options });
  }

  async #leaveStaleMaster(): Promise<void> {
    const { stream } = this;
    for (const waitMs of [0, announcementsDelayMs]) {
      await sleep(waitMs, undefined, { ref: false });
      const named = await namedMaster(this.options);
      if (this.stream !== stream || this.#isDisconnected) return;
      if (named !== undefined && !isPeer(named, stream)) {
        this.disconnect(true);
        return;
      }
    }
  }
}

/** Milliseconds after which ioredis certainly listens for announcements of failovers. */
const announcementsDelayMs = 1000;

type Address = NonNullable<Awaited<ReturnType<typeof namedMaster>>>;

const isPeer = ({ host, port }: Address, { remoteAddress, remotePort }: Socket): boolean =>
  remotePort === port && remoteAddress?.replace(/^::ffff:/, '') === host;
