import { readFileSync } from 'node:fs';
import type { Result } from 'ioredis';
import type { Keys } from '../../contract/keys.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Connection } from '../../redis/connections.ts';

/** Runs the operations of schedules.lua. */
export class ScheduleScript {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
    redis.defineCommand('changeSchedules', { lua: script, numberOfKeys: 9 });
  }

  /** @param schedule undefined for operations on all schedules. Only `add` and `remove` need the owner. */
  async run(
    operation: string,
    schedule: (Pick<Schedule, 'id'> & Partial<Pick<Schedule, 'owner'>>) | undefined,
    args: readonly (string | number)[] = [],
  ): Promise<unknown> {
    const { id = '', owner = '' } = schedule ?? {};
    const { schedules, ticks, dueSchedules, lastRuns, pausedSchedules, refusedTicks } = this.#keys;
    return this.#redis.changeSchedules(
      schedules,
      ticks,
      dueSchedules,
      lastRuns,
      pausedSchedules,
      this.#keys.schedulesOf(owner),
      this.#keys.runs(id),
      this.#keys.runEnds(id),
      refusedTicks,
      operation,
      this.#keys.schedulesChanged,
      ...(schedule ? [id] : []),
      ...args,
    );
  }
}

const script = readFileSync(new URL('schedules.lua', import.meta.url), 'utf8');

declare module 'ioredis' {
  interface RedisCommander<Context> {
    /** Runs schedules.lua. */
    changeSchedules(...args: (string | number)[]): Result<unknown, Context>;
  }
}
