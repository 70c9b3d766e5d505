import type { Keys } from '../../contract/keys.ts';
import type { Connection } from '../../redis/connections.ts';

/**
 * The reviews that the successful runs of each schedule have found: the latest 100,000 of them, until 400 days after its last run. A run
 * that fails is not followed by one that has its reviews as known.
 */
export class NewReviews {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /**
   * Whether no earlier run recorded the reviews, for each of them. The same before and after the run itself records them.
   *
   * @param runAt when the task of the run was created, in milliseconds since 1970. It determines which runs are earlier.
   */
  async areNew(
    scheduleId: string,
    runAt: number,
    fingerprints: readonly string[],
  ): Promise<boolean[]> {
    if (fingerprints.length === 0) return [];
    const key = this.#keys.foundBySchedule(scheduleId);
    const found = await this.#redis.zmscore(key, ...fingerprints);
    return found.map((firstAt) => firstAt === null || Number(firstAt) >= runAt);
  }

  /** Records the reviews that a run found. A repeated call changes nothing. */
  async record(scheduleId: string, runAt: number, fingerprints: readonly string[]): Promise<void> {
    if (fingerprints.length === 0) return;
    const key = this.#keys.foundBySchedule(scheduleId);
    await this.#redis.zadd(key, 'NX', ...fingerprints.flatMap((id) => [runAt, id]));
    await Promise.all([
      this.#redis.zremrangebyrank(key, 0, -1 - maxReviews),
      this.#redis.pexpire(key, ttlMs),
    ]);
  }
}

const maxReviews = 100_000;

const ttlMs = 400 * 24 * 60 * 60 * 1000;
