import { z } from 'zod';
import type { Keys } from '../../contract/keys.ts';
import { type Schedule, scheduleSchema } from '../../contract/schedule.ts';
import type { Connection } from '../../redis/connections.ts';
import { redisTime } from '../../redis/redis-time.ts';
import { comparableName } from '../product-name.ts';
import { parseOrSkip, parseStoredJson, type ReportUnreadable } from '../unreadable.ts';
import { firstMatch, nextTick } from './next-tick.ts';
import { ScheduleRuns } from './schedule-runs.ts';
import { ScheduleScript } from './schedule-script.ts';

/** A schedule, when it runs next, and since when it is paused. Times are in milliseconds since 1970. */
export type StoredSchedule = Schedule & {
  /** Null if it is paused. */
  readonly nextRunAt: number | null;
  /** Null if it is not paused. */
  readonly pausedSince: number | null;
};

/** A schedule that has not been stored yet. */
export type NewSchedule = Omit<Schedule, 'createdAt'>;

/** A tick that is due. Times are in milliseconds since 1970. */
export interface DueTick {
  readonly schedule: Schedule;
  readonly tick: number;
  /** The time at which it was leased. */
  readonly now: number;
}

/**
 * The schedules and their ticks, by the clock of Redis. They are kept until they are deleted. A worker leases a due tick, starts its
 * task, and then advances the schedule. If the worker is lost in between, another one gets the same tick after the lease.
 */
export class Schedules {
  readonly runs: ScheduleRuns;
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #script: ScheduleScript;
  readonly #report: ReportUnreadable;

  /** @param onUnreadable receives schedules that cannot be read. They are skipped. */
  constructor(redis: Connection, keys: Keys, onUnreadable: ReportUnreadable) {
    this.#redis = redis;
    this.#keys = keys;
    this.#report = onUnreadable;
    this.#script = new ScheduleScript(redis, keys);
    this.runs = new ScheduleRuns(redis, keys, this.#script, onUnreadable);
  }

  /**
   * Adds a schedule. Its first run is immediate with an interval, and at the next matching time with a cron pattern.
   *
   * @param limit the most schedules of its owner.
   * @returns undefined if the owner has so many, however many calls are made at once.
   */
  async add(
    newSchedule: NewSchedule,
    limit = Number.MAX_SAFE_INTEGER,
  ): Promise<StoredSchedule | undefined> {
    const createdAt = await redisTime(this.#redis);
    const schedule = { ...newSchedule, createdAt };
    const first = firstMatch(schedule, createdAt);
    const reply = await this.#script.run('add', schedule, [
      JSON.stringify(schedule),
      limit,
      first ?? '',
    ]);
    const nextRunAt = z.coerce.number().parse(reply);
    return nextRunAt === -1 ? undefined : { ...schedule, nextRunAt, pausedSince: null };
  }

  /**
   * Replaces what a schedule collects and when. If its times change, it runs next at the first matching time, or one interval from
   * now. What its runs have seen is kept unless it collects another kind or product now.
   *
   * @returns undefined if it has been removed.
   */
  async replace(
    current: Schedule,
    input: Omit<NewSchedule, 'id' | 'owner'>,
  ): Promise<StoredSchedule | undefined> {
    const { id, owner, createdAt } = current;
    const schedule: Schedule = { ...input, id, owner, createdAt };
    const now = await redisTime(this.#redis);
    const tick = hasSameTimes(current, schedule) ? '' : nextTick(schedule, now, now);
    await this.#script.run('replace', schedule, [JSON.stringify(schedule), tick]);
    if (!collectsSameProduct(current, schedule)) {
      await this.#redis.del(this.#keys.foundBySchedule(id));
    }
    return this.find(id);
  }

  /** Pauses a schedule: it does not run until it is resumed. Returns undefined if it has been removed. */
  async pause(schedule: Schedule): Promise<StoredSchedule | undefined> {
    await this.#script.run('pause', schedule);
    return this.find(schedule.id);
  }

  /** Resumes a schedule at its next time. Those that were missed are skipped. Returns undefined if it has been removed. */
  async resume(schedule: StoredSchedule): Promise<StoredSchedule | undefined> {
    const [now, stored] = await Promise.all([
      redisTime(this.#redis),
      this.#redis.hget(this.#keys.ticks, schedule.id),
    ]);
    const tick = Number(stored ?? now);
    const next = tick > now ? tick : nextTick(schedule, tick, now);
    await this.#script.run('resume', schedule, [next]);
    return this.find(schedule.id);
  }

  async find(scheduleId: string): Promise<StoredSchedule | undefined> {
    const [text, tick, since] = await Promise.all([
      this.#redis.hget(this.#keys.schedules, scheduleId),
      this.#redis.hget(this.#keys.ticks, scheduleId),
      this.#redis.hget(this.#keys.pausedSchedules, scheduleId),
    ]);
    return this.#stored(scheduleId, text ?? undefined, tick ?? undefined, since ?? undefined);
  }

  /** All schedules, by the time of their next run, and then those that are paused. */
  async list(): Promise<StoredSchedule[]> {
    const [texts, ticks, paused] = await Promise.all([
      this.#redis.hgetall(this.#keys.schedules),
      this.#redis.hgetall(this.#keys.ticks),
      this.#redis.hgetall(this.#keys.pausedSchedules),
    ]);
    const orderOf = ({ nextRunAt }: StoredSchedule) => nextRunAt ?? Number.MAX_SAFE_INTEGER;
    return Object.entries(texts)
      .flatMap(([id, text]) => this.#stored(id, text, ticks[id], paused[id]) ?? [])
      .sort((one, other) => orderOf(one) - orderOf(other));
  }

  /** Removes a schedule. A run in progress continues. Returns false if the schedule does not exist. */
  async remove(scheduleId: string): Promise<boolean> {
    const schedule = await this.find(scheduleId);
    if (!schedule) return false;
    const [existed] = await Promise.all([
      this.#script.run('remove', schedule),
      this.#redis.del(this.#keys.foundBySchedule(scheduleId)),
    ]);
    return existed === 1;
  }

  /** Leases ticks that are due, and returns them and the milliseconds until the next one. */
  async lease(count: number): Promise<{ due: DueTick[]; nextInMs: number }> {
    const reply = await this.#script.run('lease', undefined, [leaseMs, count]);
    const [time = '', nextInMs = '', ...values] = z.array(z.string()).parse(reply);
    const now = Number(time);
    const due: DueTick[] = [];
    for (let i = 0; i + 2 < values.length; i += 3) {
      const [id = '', tick = '', text = ''] = values.slice(i, i + 3);
      const schedule = this.#parse(id, text);
      if (schedule && tick !== '') due.push({ schedule, tick: Number(tick), now });
    }
    return { due, nextInMs: Number(nextInMs) };
  }

  /** Sets the next tick of the schedule. Does nothing if another worker has done so, or if the schedule has been removed. */
  async advance({ schedule, tick, now }: DueTick): Promise<void> {
    await this.#script.run('advance', schedule, [tick, nextTick(schedule, tick, now)]);
  }

  /** The task ID of the latest run, which may have expired; null if there was none. */
  async lastRun(scheduleId: string): Promise<string | null> {
    return this.#redis.hget(this.#keys.lastRuns, scheduleId);
  }

  #stored(id: string, text?: string, tick?: string, since?: string): StoredSchedule | undefined {
    const schedule = text === undefined ? undefined : this.#parse(id, text);
    const pausedSince = since === undefined ? null : Number(since);
    const nextRunAt = tick === undefined || pausedSince !== null ? null : Number(tick);
    return schedule && { ...schedule, nextRunAt, pausedSince };
  }

  #parse(id: string, text: string): Schedule | undefined {
    const name = `${this.#keys.schedules}, field ${id}`;
    return parseOrSkip(() => parseStoredJson(name, scheduleSchema, text), this.#report);
  }
}

const hasSameTimes = (one: Schedule, other: Schedule): boolean =>
  one.cron === other.cron &&
  one.timeZone === other.timeZone &&
  one.everySeconds === other.everySeconds;

const collectsSameProduct = (one: Schedule, other: Schedule): boolean =>
  one.kind === other.kind && comparableName(one.productName) === comparableName(other.productName);

/** Milliseconds after which a tick is taken over from a worker that did not start its task. */
const leaseMs = 30_000;
