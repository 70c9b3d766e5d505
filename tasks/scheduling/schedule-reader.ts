import type { Keys } from '../../contract/keys.ts';
import { type Schedule, scheduleSchema } from '../../contract/schedule.ts';
import type { Connection } from '../../redis/connections.ts';
import { parseOrSkip, parseStoredJson, type ReportUnreadable } from '../unreadable.ts';

/** A schedule, when it runs next, and since when it is paused. Times are in milliseconds since 1970. */
export type StoredSchedule = Schedule & {
  /** Null if it is paused. */
  readonly nextRunAt: number | null;
  /** Null if it is not paused. */
  readonly pausedSince: number | null;
  /** Which limit refused the run that is due; null if none did. */
  readonly refusal: string | null;
};

/** Reads the schedules. */
export class ScheduleReader {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #report: ReportUnreadable;

  /** @param report receives schedules that cannot be read. They are skipped. */
  constructor(redis: Connection, keys: Keys, report: ReportUnreadable) {
    this.#redis = redis;
    this.#keys = keys;
    this.#report = report;
  }

  async find(scheduleId: string): Promise<StoredSchedule | undefined> {
    const [text, ...state] = await Promise.all(
      [this.#keys.schedules, ...this.#stateKeys].map((key) => this.#redis.hget(key, scheduleId)),
    );
    return this.#stored(scheduleId, text, state);
  }

  /** All schedules, by the time of their next run, and then those that are paused. */
  async list(): Promise<StoredSchedule[]> {
    const [texts = {}, ...states] = await Promise.all(
      [this.#keys.schedules, ...this.#stateKeys].map((key) => this.#redis.hgetall(key)),
    );
    const orderOf = ({ nextRunAt }: StoredSchedule) => nextRunAt ?? Number.MAX_SAFE_INTEGER;
    return Object.entries(texts)
      .flatMap(
        ([id, text]) =>
          this.#stored(
            id,
            text,
            states.map((values) => values[id]),
          ) ?? [],
      )
      .sort((one, other) => orderOf(one) - orderOf(other));
  }

  /** The task ID of the latest run, which may have expired; null if there was none. */
  async lastRun(scheduleId: string): Promise<string | null> {
    return this.#redis.hget(this.#keys.lastRuns, scheduleId);
  }

  /** Where the state of schedules is, as {@link #stored} reads it. */
  get #stateKeys(): string[] {
    const { ticks, pausedSchedules, refusedTicks } = this.#keys;
    return [ticks, pausedSchedules, refusedTicks];
  }

  #stored(
    id: string,
    text: string | null | undefined,
    [tick, since, refused]: (string | null | undefined)[],
  ): StoredSchedule | undefined {
    const schedule = text ? this.parse(id, text) : undefined;
    if (!schedule) return undefined;
    const pausedSince = since ? Number(since) : null;
    const nextRunAt = tick && pausedSince === null ? Number(tick) : null;
    const refusal = refused?.startsWith(`${nextRunAt} `)
      ? refused.slice(`${nextRunAt} `.length)
      : null;
    return { ...schedule, nextRunAt, pausedSince, refusal };
  }

  /** Undefined if the schedule cannot be read. */
  protected parse(id: string, text: string): Schedule | undefined {
    const name = `${this.#keys.schedules}, field ${id}`;
    return parseOrSkip(() => parseStoredJson(name, scheduleSchema, text), this.#report);
  }
}
