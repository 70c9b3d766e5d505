import { z } from 'zod';
import type { Schedule } from '../../contract/schedule.ts';
import { nextTick } from './next-tick.ts';
import type { ScheduleScript } from './schedule-script.ts';

/** A tick that is due. Times are in milliseconds since 1970. */
export interface DueTick {
  readonly schedule: Schedule;
  readonly tick: number;
  /** The time at which it was leased. */
  readonly now: number;
}

/**
 * The ticks of schedules, by the clock of Redis. A worker leases a due tick, starts its task, and then advances the schedule. If the
 * worker is lost in between, another one gets the same tick after the lease.
 */
export class DueTicks {
  readonly #script: ScheduleScript;
  readonly #parse: (scheduleId: string, text: string) => Schedule | undefined;

  /** @param parse reads a stored schedule; undefined if it cannot be read. Such schedules are skipped. */
  constructor(
    script: ScheduleScript,
    parse: (scheduleId: string, text: string) => Schedule | undefined,
  ) {
    this.#script = script;
    this.#parse = parse;
  }

  /** Leases up to `count` ticks that are due, and returns them and the milliseconds until the next one. */
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

  /**
   * Notes why a tick has no run yet: until its run starts, it is leased again every 30 s.
   *
   * @returns whether that was not known.
   */
  async refuse({ schedule, tick }: DueTick, reason: string): Promise<boolean> {
    return (await this.#script.run('refuse', schedule, [tick, reason])) === 1;
  }
}

/** Milliseconds after which a tick is taken over from a worker that did not start its task. */
const leaseMs = 30_000;
