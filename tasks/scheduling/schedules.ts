import { Queue } from 'bullmq';
import type { Keys } from '../../contract/keys.ts';
import { type Schedule, type Tick, tickSchema } from '../../contract/schedule.ts';
import type { Connection } from '../../redis/connections.ts';

/** The queue whose jobs are the ticks of schedules. */
export const scheduleQueue = 'schedules';

/** A schedule with the time of its next run in milliseconds since 1970, null if unknown. */
export type StoredSchedule = Schedule & { readonly nextRunAt: number | null };

/** The schedules, stored as BullMQ job schedulers, which add a job for each tick when it is due. */
export class Schedules {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #queue: Queue<Tick>;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
    this.#queue = new Queue<Tick>(scheduleQueue, {
      connection: redis,
      prefix: keys.schedulesPrefix,
      skipWaitingForReady: true,
    });
    // The connection reports its errors itself.
    this.#queue.on('error', () => {});
  }

  /** Adds a schedule. Its first run is immediate with an interval, and at the next matching time with a cron pattern. */
  async add(schedule: Schedule): Promise<StoredSchedule> {
    const { id, cron, timeZone, everySeconds } = schedule;
    const when =
      cron === null
        ? { every: (everySeconds ?? 0) * 1000 }
        : { pattern: cron, ...(timeZone === null ? {} : { tz: timeZone }) };
    await this.#queue.upsertJobScheduler(id, when, {
      name: 'tick',
      data: { schedule },
      opts: { ...retries, removeOnComplete: true, removeOnFail: true },
    });
    return (await this.find(id)) ?? { ...schedule, nextRunAt: null };
  }

  async find(scheduleId: string): Promise<StoredSchedule | undefined> {
    return fromJobScheduler(await this.#queue.getJobScheduler(scheduleId));
  }

  /** All schedules, by the time of their next run. */
  async list(): Promise<StoredSchedule[]> {
    const schedulers = await this.#queue.getJobSchedulers(0, -1, true);
    return schedulers.flatMap((scheduler) => fromJobScheduler(scheduler) ?? []);
  }

  /** Removes a schedule. A run in progress continues. Returns false if the schedule does not exist. */
  async remove(scheduleId: string): Promise<boolean> {
    const existed = await this.#queue.removeJobScheduler(scheduleId);
    await Promise.all([
      this.#redis.hdel(this.#keys.lastRuns, scheduleId),
      this.#redis.del(this.#keys.foundBySchedule(scheduleId)),
    ]);
    return existed;
  }

  /** Records the latest run. */
  async noteRun(scheduleId: string, taskId: string): Promise<void> {
    await this.#redis.hset(this.#keys.lastRuns, scheduleId, taskId);
  }

  /** The task ID of the latest run, which may have expired; null if there was none. */
  async lastRun(scheduleId: string): Promise<string | null> {
    return this.#redis.hget(this.#keys.lastRuns, scheduleId);
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}

/** A failed tick is retried for some minutes. The next tick comes when it is due, regardless. */
const retries = { attempts: 8, backoff: { type: 'exponential', delay: 1000 } } as const;

const fromJobScheduler = (
  scheduler: { next?: number; template?: { data?: Tick } } | undefined,
): StoredSchedule | undefined => {
  const tick = tickSchema.safeParse(scheduler?.template?.data).data;
  return tick && { ...tick.schedule, nextRunAt: scheduler?.next ?? null };
};
