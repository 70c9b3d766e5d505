import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import type { NewEvent } from '../../tasks/event-log/new-event.ts';

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
  readonly #lost = new AbortController();
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
    return reason instanceof AttemptStoppedError ? reason.why : undefined;
  }

  /** Asks what runs to end; the first reason stays. */
  stop(why: StopReason): void {
    if (this.signal.aborted) return;
    this.#stop.abort(new AttemptStoppedError(why));
    if (why === 'lost') this.#lost.abort(this.signal.reason);
  }

  /** Asks Redis until it answers, however long it is away. @throws where the attempt was lost meanwhile. */
  withRetry<T>(ask: () => Promise<T>): Promise<T> {
    return retryWhileUnavailable(ask, { signal: this.#lost.signal });
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
    const write = () => this.#log.write(this.taskId, by, events, set);
    const outcome = await this.withRetry(write).catch((error: unknown) => {
      // Its job was taken away meanwhile: whoever has it writes from now on.
      if (error === this.#lost.signal.reason) return 'fenced' as const;
      throw error;
    });
    if (outcome !== 'written') this.stop(outcome === 'final' ? 'cancelled' : 'lost');
    return outcome === 'written';
  }
}

class AttemptStoppedError extends Error {
  override name = 'AttemptStoppedError';
  readonly why: StopReason;
  constructor(why: StopReason) {
    super(`The attempt was stopped: ${why}.`);
    this.why = why;
  }
}
