import type { Keys } from '../contract/keys.ts';
import { type WorkerReport, workerReportSchema } from '../contract/worker.ts';
import type { Connection } from '../redis/connections.ts';
import { redisTime } from '../redis/redis-time.ts';
import { parseStoredJson, type ReportUnreadable, readKey, skipUnreadable } from './unreadable.ts';

/** Milliseconds between two reports of a worker. After three intervals without a report it counts as dead. */
export const reportIntervalMs = 5000;

/** Milliseconds that a request to drain is kept. A worker that has not reported for so long has been dead for most of it. */
const drainRequestMs = 60_000;

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

  /**
   * Records that the worker is alive now, by the clock of Redis.
   *
   * @returns whether an operator wants it to drain.
   */
  async report(report: Omit<WorkerReport, 'lastSeenAt'>): Promise<boolean> {
    const lastSeenAt = await redisTime(this.#redis);
    const ttlMs = 3 * reportIntervalMs;
    const { workers } = this.#keys;
    const [requests] = await Promise.all([
      this.#redis.exists(this.#keys.drainRequest(report.id)),
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
    return requests === 1;
  }

  /**
   * Asks a worker to drain. It is told at once, and again by its next report in case the message is lost.
   *
   * @returns the worker's latest report; undefined if no such worker is alive.
   */
  async requestDrain(workerId: string): Promise<WorkerReport | undefined> {
    const report = await this.#read(this.#keys.worker(workerId));
    if (report === undefined) return undefined;
    await this.#redis.set(this.#keys.drainRequest(workerId), '1', 'PX', drainRequestMs);
    await this.#redis.publish(this.#keys.drainRequests, workerId);
    return report;
  }

  /** Removes a worker that has stopped. */
  async retire(workerId: string): Promise<void> {
    await Promise.all([
      this.#redis.zrem(this.#keys.workers, workerId),
      this.#redis.del(this.#keys.worker(workerId)),
      this.#redis.del(this.#keys.drainRequest(workerId)),
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
