import { z } from 'zod';
import type { Keys } from '../../contract/keys.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Connection } from '../../redis/connections.ts';
import { redisTime } from '../../redis/redis-time.ts';
import { comparableName } from '../product-name.ts';
import type { ReportUnreadable } from '../unreadable.ts';
import { DueTicks } from './due-ticks.ts';
import { firstMatch, nextTick } from './next-tick.ts';
import { ScheduleReader, type StoredSchedule } from './schedule-reader.ts';
import { ScheduleRuns } from './schedule-runs.ts';
import { ScheduleScript } from './schedule-script.ts';

/** Times are in milliseconds since 1970. */
interface CurrentSchedule {
  readonly schedule: Schedule;
  /** The tick that is next or, in a pause, was next. */
  readonly tick: number;
  readonly now: number;
}

/** A schedule that has not been stored yet. */
export type NewSchedule = Omit<Schedule, 'createdAt'>;

/** The schedules, by the clock of Redis. They are kept until they are deleted. */
export class Schedules extends ScheduleReader {
  readonly runs: ScheduleRuns;
  readonly ticks: DueTicks;
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #script: ScheduleScript;

  /** @param onUnreadable receives schedules that cannot be read. They are skipped. */
  constructor(redis: Connection, keys: Keys, onUnreadable: ReportUnreadable) {
    super(redis, keys, onUnreadable);
    this.#redis = redis;
    this.#keys = keys;
    this.#script = new ScheduleScript(redis, keys);
    this.runs = new ScheduleRuns(redis, keys, this.#script, onUnreadable);
    this.ticks = new DueTicks(this.#script, (id, text) => this.parse(id, text));
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
    return nextRunAt === -1
      ? undefined
      : { ...schedule, nextRunAt, pausedSince: null, refusal: null };
  }

  /**
   * Replaces what a schedule collects and when. If its times change, it runs next at the first matching time, or one interval from
   * now. What its runs have seen is kept unless it collects another kind or product now.
   *
   * @returns undefined if it has been removed.
   */
  async replace(
    scheduleId: string,
    input: Omit<NewSchedule, 'id' | 'owner'>,
  ): Promise<StoredSchedule | undefined> {
    const replaced = await this.#change(scheduleId, 'replace', ({ schedule, now }) => {
      const { id, owner, createdAt } = schedule;
      const changed: Schedule = { ...input, id, owner, createdAt };
      const tick = hasSameTimes(schedule, changed) ? '' : nextTick(changed, now, now);
      return [JSON.stringify(changed), tick];
    });
    if (!replaced) return undefined;
    if (!collectsSameProduct(replaced, input)) {
      await this.#redis.del(this.#keys.foundBySchedule(scheduleId));
    }
    return this.find(scheduleId);
  }

  /** Pauses a schedule: it does not run until it is resumed. Returns undefined if it has been removed. */
  async pause(scheduleId: string): Promise<StoredSchedule | undefined> {
    await this.#script.run('pause', { id: scheduleId });
    return this.find(scheduleId);
  }

  /** Resumes a schedule at its next time. Those that were missed are skipped. Returns undefined if it has been removed. */
  async resume(scheduleId: string): Promise<StoredSchedule | undefined> {
    await this.#change(scheduleId, 'resume', ({ schedule, tick, now }) => [
      tick > now ? tick : nextTick(schedule, tick, now),
    ]);
    return this.find(scheduleId);
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

  /**
   * Runs an operation whose arguments depend on what is stored, again if that has changed in between.
   *
   * @returns the schedule that they depended on; undefined if it has been removed.
   */
  async #change(
    id: string,
    operation: 'replace' | 'resume',
    argumentsFor: (current: CurrentSchedule) => (string | number)[],
  ): Promise<Schedule | undefined> {
    for (;;) {
      const [text, tick, now] = await Promise.all([
        this.#redis.hget(this.#keys.schedules, id),
        this.#redis.hget(this.#keys.ticks, id),
        redisTime(this.#redis),
      ]);
      const schedule = text === null ? undefined : this.parse(id, text);
      if (text === null || !schedule) return undefined;
      const values = argumentsFor({ schedule, tick: Number(tick ?? now), now });
      const done = await this.#script.run(operation, { id }, [text, tick ?? '', ...values]);
      if (done === 1) return schedule;
    }
  }
}

const hasSameTimes = (one: Schedule, other: Schedule): boolean =>
  one.cron === other.cron &&
  one.timeZone === other.timeZone &&
  one.everySeconds === other.everySeconds;

const collectsSameProduct = (
  one: Schedule,
  other: Pick<Schedule, 'kind' | 'productName'>,
): boolean =>
  one.kind === other.kind && comparableName(one.productName) === comparableName(other.productName);
