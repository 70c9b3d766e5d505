import { readFileSync } from 'node:fs';
import type { Result } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../../contract/keys.ts';
import { type Schedule, scheduleSchema } from '../../contract/schedule.ts';
import type { Connection } from '../../redis/connections.ts';
import { redisTime } from '../../redis/redis-time.ts';
import { parseOrSkip, parseStoredJson, type ReportUnreadable } from '../unreadable.ts';
import { firstMatch, nextTick } from './next-tick.ts';

/** A schedule with the time of its next run in milliseconds since 1970, null if unknown. */
export type StoredSchedule = Schedule & { readonly nextRunAt: number | null };

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
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #report: ReportUnreadable;

  /** @param onUnreadable receives schedules that cannot be read. They are skipped. */
  constructor(redis: Connection, keys: Keys, onUnreadable: ReportUnreadable) {
    this.#redis = redis;
    this.#keys = keys;
    this.#report = onUnreadable;
    redis.defineCommand('changeSchedules', { lua: script, numberOfKeys: 5 });
  }

  /**
   * Adds a schedule. Its first run is immediate with an interval, and at the next matching time with a cron pattern.
   *
   * @param limit the most schedules of its owner.
   * @returns undefined if the owner has so many, however many calls are made at once.
   */
  async add(
    schedule: Schedule,
    limit = Number.MAX_SAFE_INTEGER,
  ): Promise<StoredSchedule | undefined> {
    const first = firstMatch(schedule, await redisTime(this.#redis));
    const reply = await this.#change(schedule.owner, [
      'add',
      schedule.id,
      JSON.stringify(schedule),
      limit,
      first ?? '',
    ]);
    const nextRunAt = z.coerce.number().parse(reply);
    return nextRunAt === -1 ? undefined : { ...schedule, nextRunAt };
  }

  async find(scheduleId: string): Promise<StoredSchedule | undefined> {
    const [text, tick] = await Promise.all([
      this.#redis.hget(this.#keys.schedules, scheduleId),
      this.#redis.hget(this.#keys.ticks, scheduleId),
    ]);
    return this.#stored(scheduleId, text ?? undefined, tick ?? undefined);
  }

  /** All schedules, by the time of their next run. */
  async list(): Promise<StoredSchedule[]> {
    const [texts, ticks] = await Promise.all([
      this.#redis.hgetall(this.#keys.schedules),
      this.#redis.hgetall(this.#keys.ticks),
    ]);
    return Object.entries(texts)
      .flatMap(([id, text]) => this.#stored(id, text, ticks[id]) ?? [])
      .sort((one, other) => (one.nextRunAt ?? 0) - (other.nextRunAt ?? 0));
  }

  /** Removes a schedule. A run in progress continues. Returns false if the schedule does not exist. */
  async remove(scheduleId: string): Promise<boolean> {
    const schedule = await this.find(scheduleId);
    if (!schedule) return false;
    const [existed] = await Promise.all([
      this.#change(schedule.owner, ['remove', scheduleId]),
      this.#redis.del(this.#keys.foundBySchedule(scheduleId)),
    ]);
    return existed === 1;
  }

  /** Leases ticks that are due, and returns them and the milliseconds until the next one. */
  async lease(count: number): Promise<{ due: DueTick[]; nextInMs: number }> {
    const reply = await this.#change('', ['lease', leaseMs, count]);
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
    await this.#change('', ['advance', schedule.id, tick, nextTick(schedule, tick, now)]);
  }

  /** Records the latest run, unless the schedule has been removed. */
  async noteRun(scheduleId: string, taskId: string): Promise<void> {
    await this.#change('', ['noteRun', scheduleId, taskId]);
  }

  /** The task ID of the latest run, which may have expired; null if there was none. */
  async lastRun(scheduleId: string): Promise<string | null> {
    return this.#redis.hget(this.#keys.lastRuns, scheduleId);
  }

  async #change(owner: string, args: (string | number)[]): Promise<unknown> {
    const { schedules, ticks, dueSchedules, lastRuns, schedulesOf } = this.#keys;
    return this.#redis.changeSchedules(
      schedules,
      ticks,
      dueSchedules,
      lastRuns,
      schedulesOf(owner),
      ...args,
    );
  }

  #stored(id: string, text?: string, tick?: string): StoredSchedule | undefined {
    const schedule = text === undefined ? undefined : this.#parse(id, text);
    return schedule && { ...schedule, nextRunAt: tick === undefined ? null : Number(tick) };
  }

  #parse(id: string, text: string): Schedule | undefined {
    const name = `${this.#keys.schedules}, field ${id}`;
    return parseOrSkip(() => parseStoredJson(name, scheduleSchema, text), this.#report);
  }
}

/** Milliseconds after which a tick is taken over from a worker that did not start its task. */
const leaseMs = 30_000;

const script = readFileSync(new URL('schedules.lua', import.meta.url), 'utf8');

declare module 'ioredis' {
  interface RedisCommander<Context> {
    /** Runs schedules.lua. */
    changeSchedules(...args: (string | number)[]): Result<unknown, Context>;
  }
}
