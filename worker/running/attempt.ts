import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import type { NewEvent } from '../../tasks/event-log/new-event.ts';
import { isUnavailable } from '../../tasks/redis/unavailable.ts';

/** Why an attempt ends before its time. */
export type StopReason = 'cancelled' | 'lost' | 'stopping' | 'soft-limit' | 'hard-limit';

/**
 * One attempt at a task, as the log knows it: its writes are numbered and come one behind the other, so that one that is sent
 * again is written once. When the log refuses one, somebody else has the task, and the signal aborts.
 */
export class Attempt {
  readonly taskId: string;
  /** The fence that its writes show. */
  readonly number: number;
  readonly #claim: string;
  readonly #log: EventLog;
  readonly #stop = new AbortController();
  #writes = 0;
  #tail: Promise<unknown> = Promise.resolve();

  /** @param claim what the task was claimed with. */
  constructor(taskId: string, number: number, claim: string, log: EventLog) {
    this.taskId = taskId;
    this.number = number;
    this.#claim = claim;
    this.#log = log;
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Undefined while it goes on. */
  get stopReason(): StopReason | undefined {
    const { reason } = this.signal;
    return reason instanceof Stopped ? reason.why : undefined;
  }

  /** Asks what runs to end; the first reason stays. */
  stop(why: StopReason): void {
    if (!this.signal.aborted) this.#stop.abort(new Stopped(why));
  }

  /**
   * Resolves once the events are kept, however long Redis is away; false when the log refused them, or the attempt was lost while
   * Redis was away.
   */
  async write(
    events: readonly NewEvent[],
    set: Record<string, string | number> = {},
  ): Promise<boolean> {
    const turn = this.#tail.then(() => this.#writeNow(events, set));
    this.#tail = turn.catch(() => {});
    return turn;
  }

  async #writeNow(
    events: readonly NewEvent[],
    set: Record<string, string | number>,
  ): Promise<boolean> {
    this.#writes += 1;
    const by = { fence: this.number, claim: this.#claim, number: this.#writes };
    for (let wait = 100; ; wait = Math.min(2 * wait, 2000)) {
      try {
        const outcome = await this.#log.write(this.taskId, by, events, set);
        if (outcome !== 'written') this.stop(outcome === 'final' ? 'cancelled' : 'lost');
        return outcome === 'written';
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        // Its job was taken away meanwhile: whoever has it writes from now on.
        if (this.stopReason === 'lost') return false;
        await sleep(wait, undefined, { ref: false });
      }
    }
  }
}

class Stopped extends Error {
  override name = 'Stopped';
  readonly why: StopReason;
  constructor(why: StopReason) {
    super(`The attempt was stopped: ${why}.`);
    this.why = why;
  }
}
