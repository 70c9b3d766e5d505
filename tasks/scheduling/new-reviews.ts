import type { Keys } from '../../contract/keys.ts';
import type { Connection } from '../../redis/connections.ts';

/** The reviews that each schedule has found: the latest 100,000 of them, until 400 days after its last run. */
export class NewReviews {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /**
   * Records the reviews found by a run and counts those that no earlier run found. A repeated call returns the same count.
   *
   * @param runAt when the task of the run was created, in milliseconds since 1970. It determines which runs are earlier.
   */
  async count(scheduleId: string, runAt: number, fingerprints: readonly string[]): Promise<number> {
    if (fingerprints.length === 0) return 0;
    const key = this.#keys.foundBySchedule(scheduleId);
    await this.#redis.zadd(key, 'NX', ...fingerprints.flatMap((id) => [runAt, id]));
    const found = await this.#redis.zmscore(key, ...fingerprints);
    await Promise.all([
      this.#redis.zremrangebyrank(key, 0, -1 - maxReviews),
      this.#redis.pexpire(key, ttlMs),
    ]);
    return found.filter((firstAt) => firstAt !== null && Number(firstAt) >= runAt).length;
  }
}

const maxReviews = 100_000;

const ttlMs = 400 * 24 * 60 * 60 * 1000;
