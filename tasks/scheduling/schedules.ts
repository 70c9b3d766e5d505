import { Queue } from 'bullmq';
import type { Keys } from '../../contract/keys.ts';
import { type Schedule, type Tick, tickSchema } from '../../contract/schedule.ts';
import type { Connection } from '../../redis/connections.ts';

/** The queue whose jobs are ticks: each starts one run of a schedule. */
export const scheduleQueue = 'schedules';

/** A schedule, and when it runs next: milliseconds since 1970, null while that is not known. */
export type KeptSchedule = Schedule & { readonly nextRunAt: number | null };

/** The schedules of a deployment. BullMQ's job schedulers keep them, and make a tick of each when its time has come. */
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
    // The connection tells of its own errors.
    this.#queue.on('error', () => {});
  }

  /** From now on it runs: one with an interval at once, one with a pattern when that next fits. */
  async add(schedule: Schedule): Promise<KeptSchedule> {
    const { id, cron, timeZone, everySeconds } = schedule;
    const when =
      cron === null
        ? { every: (everySeconds ?? 0) * 1000 }
        : { pattern: cron, ...(timeZone === null ? {} : { tz: timeZone }) };
    await this.#queue.upsertJobScheduler(id, when, {
      name: 'tick',
      data: { schedule },
      opts: { ...tries, removeOnComplete: true, removeOnFail: true },
    });
    return (await this.find(id)) ?? { ...schedule, nextRunAt: null };
  }

  async find(scheduleId: string): Promise<KeptSchedule | undefined> {
    return keptIn(await this.#queue.getJobScheduler(scheduleId));
  }

  /** All there are, the one that runs soonest first. */
  async list(): Promise<KeptSchedule[]> {
    const kept = await this.#queue.getJobSchedulers(0, -1, true);
    return kept.flatMap((one) => keptIn(one) ?? []);
  }

  /** It runs no more; a run that has begun goes on. False where there was none. */
  async remove(scheduleId: string): Promise<boolean> {
    const existed = await this.#queue.removeJobScheduler(scheduleId);
    await Promise.all([
      this.#redis.hdel(this.#keys.lastRuns, scheduleId),
      this.#redis.del(this.#keys.foundBySchedule(scheduleId)),
    ]);
    return existed;
  }

  async noteRun(scheduleId: string, taskId: string): Promise<void> {
    await this.#redis.hset(this.#keys.lastRuns, scheduleId, taskId);
  }

  /** The task that it started last, which may have expired since. */
  async lastRun(scheduleId: string): Promise<string | null> {
    return this.#redis.hget(this.#keys.lastRuns, scheduleId);
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}

/** A tick that fails is tried again for some minutes; the next one comes when it is due in any case. */
const tries = { attempts: 8, backoff: { type: 'exponential', delay: 1000 } } as const;

const keptIn = (
  scheduler: { next?: number; template?: { data?: Tick } } | undefined,
): KeptSchedule | undefined => {
  const tick = tickSchema.safeParse(scheduler?.template?.data).data;
  return tick && { ...tick.schedule, nextRunAt: scheduler?.next ?? null };
};
