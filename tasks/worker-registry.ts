import type { Keys } from '../contract/keys.ts';
import { type WorkerReport, workerReportSchema } from '../contract/worker.ts';
import type { Connection } from '../redis/connections.ts';
import { redisTime } from '../redis/redis-time.ts';
import { parseStoredJson, type ReportUnreadable, readKey, skipUnreadable } from './unreadable.ts';

/** Milliseconds between two reports of a worker. After three intervals without a report it counts as dead. */
export const reportIntervalMs = 5000;

/** The reports of live workers. */
export class WorkerRegistry {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #report: ReportUnreadable;

  /** @param onUnreadable receives reports that cannot be read. They are skipped. */
  constructor(redis: Connection, keys: Keys, onUnreadable: ReportUnreadable) {
    this.#redis = redis;
    this.#keys = keys;
    this.#report = onUnreadable;
  }

  /** Records that the worker is alive now, by the clock of Redis. */
  async report(report: Omit<WorkerReport, 'lastSeenAt'>): Promise<void> {
    const lastSeenAt = await redisTime(this.#redis);
    const ttlMs = 3 * reportIntervalMs;
    const { workers } = this.#keys;
    await Promise.all([
      this.#redis.zadd(workers, lastSeenAt, report.id),
      this.#redis.zremrangebyscore(workers, '-inf', lastSeenAt - 10 * ttlMs),
      this.#redis.pexpire(workers, 10 * ttlMs),
      this.#redis.set(
        this.#keys.worker(report.id),
        JSON.stringify({ ...report, lastSeenAt }),
        'PX',
        ttlMs,
      ),
    ]);
  }

  /** Removes a worker that has stopped. */
  async retire(workerId: string): Promise<void> {
    await Promise.all([
      this.#redis.zrem(this.#keys.workers, workerId),
      this.#redis.del(this.#keys.worker(workerId)),
    ]);
  }

  async list(): Promise<WorkerReport[]> {
    const ids = await this.#redis.zrange(this.#keys.workers, 0, -1);
    const reports = await Promise.all(
      ids.map((id) => this.#read(this.#keys.worker(id)).catch(skipUnreadable(this.#report))),
    );
    return reports.filter((report) => report !== undefined);
  }

  async #read(key: string): Promise<WorkerReport | undefined> {
    const text = await readKey(key, this.#redis.get(key));
    return text === null ? undefined : parseStoredJson(key, workerReportSchema, text);
  }
}
