import { z } from 'zod';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';
import type { Step } from '../redis/script-steps.ts';

/**
 * The unfinished tasks of each caller. An entry is a lease, which the sweep renews while the task is unfinished: one that a lost process
 * left behind ends by itself, and one that is missing comes back.
 */
export class OpenTasks {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /**
   * The step that adds a task that is about to be created. Its reply is `full`, which ends the sequence, if the caller has `max`
   * unfinished tasks, however many starts there are at once; `known` if the task is one of them.
   *
   * @param max no limit by default.
   */
  reserving(
    { owner, taskId }: OpenTask,
    max = Number.MAX_SAFE_INTEGER,
  ): Step<z.infer<typeof replySchema>> {
    return {
      script,
      keys: [this.#keys.openTasks(owner)],
      args: [taskId, max, leaseMs],
      parse: (reply) => replySchema.parse(reply),
    };
  }

  /** Confirms that a task is unfinished. @param nextAt when it is confirmed again, by the clock of Redis, in milliseconds since 1970. */
  async renew({ owner, taskId }: OpenTask, nextAt: number): Promise<void> {
    const key = this.#keys.openTasks(owner);
    await Promise.all([
      this.#redis.zadd(key, nextAt + leaseMs, taskId),
      this.#redis.pexpire(key, 2 * leaseMs),
    ]);
  }

  async remove({ owner, taskId }: OpenTask): Promise<void> {
    await this.#redis.zrem(this.#keys.openTasks(owner), taskId);
  }
}

interface OpenTask {
  readonly owner: string;
  readonly taskId: string;
}

/** Milliseconds until an entry that the sweep does not renew ends. The sweep checks each unfinished task every two minutes. */
const leaseMs = 10 * 60 * 1000;

const replySchema = z.enum(['added', 'known', 'full']);

const script = {
  name: 'reserveOpenTask',
  lua: `
  local taskId, max, leaseMs = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now))
  if redis.call('ZSCORE', KEYS[1], taskId) then return 'known' end
  if redis.call('ZCARD', KEYS[1]) >= max then return 'full' end
  redis.call('ZADD', KEYS[1], string.format('%.0f', now + leaseMs), taskId)
  redis.call('PEXPIRE', KEYS[1], 2 * leaseMs)
  return 'added'
`,
  continuesIf: `reply ~= 'full'`,
};
