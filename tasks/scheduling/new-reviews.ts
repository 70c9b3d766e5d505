import type { Keys } from '../../contract/keys.ts';
import type { Connection } from '../../redis/connections.ts';

/** Which reviews each schedule has found already: the newest 100,000 of them, for 400 days behind its last run. */
export class NewReviews {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /**
   * Notes what a run has found, and counts what no earlier run had. Asked again for the same run, it answers the same.
   *
   * @param runAt when the run's task was created, in milliseconds since 1970: orders the runs of a schedule.
   */
  async count(scheduleId: string, runAt: number, reviewIds: readonly string[]): Promise<number> {
    if (reviewIds.length === 0) return 0;
    const key = this.#keys.foundBySchedule(scheduleId);
    await this.#redis.zadd(key, 'NX', ...reviewIds.flatMap((id) => [runAt, id]));
    const found = await this.#redis.zmscore(key, ...reviewIds);
    await Promise.all([
      this.#redis.zremrangebyrank(key, 0, -1 - mostKept),
      this.#redis.pexpire(key, keptMs),
    ]);
    return found.filter((firstAt) => firstAt !== null && Number(firstAt) >= runAt).length;
  }
}

const mostKept = 100_000;

const keptMs = 400 * 24 * 60 * 60 * 1000;
