import type { Result } from 'ioredis';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';

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
    redis.defineCommand('reserveOpenTask', { lua: script, numberOfKeys: 1 });
  }

  /**
   * Adds a task that is about to be created.
   *
   * @param max how many unfinished tasks the caller may have. No limit by default.
   * @returns `full` if it has so many, however many calls are made at once; `known` if the task is one of them.
   */
  async reserve(
    { owner, taskId }: OpenTask,
    max = Number.MAX_SAFE_INTEGER,
  ): Promise<'added' | 'known' | 'full'> {
    return this.#redis.reserveOpenTask(this.#keys.openTasks(owner), taskId, max, leaseMs);
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

const script = `
  local taskId, max, leaseMs = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now))
  if redis.call('ZSCORE', KEYS[1], taskId) then return 'known' end
  if redis.call('ZCARD', KEYS[1]) >= max then return 'full' end
  redis.call('ZADD', KEYS[1], string.format('%.0f', now + leaseMs), taskId)
  redis.call('PEXPIRE', KEYS[1], 2 * leaseMs)
  return 'added'
`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    reserveOpenTask(
      key: string,
      taskId: string,
      max: number,
      leaseMs: number,
    ): Result<'added' | 'known' | 'full', Context>;
  }
}
