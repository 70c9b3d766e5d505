import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import type { NewEvent } from '../../tasks/event-log/new-event.ts';

/**
 * Why an attempt is stopped: the task was canceled; another worker may have it; this worker is draining; or the attempt reached a
 * time limit.
 */
export type StopReason = 'canceled' | 'lost' | 'draining' | 'soft-limit' | 'hard-limit';

/**
 * Writes the events of one attempt. Writes are numbered and sent one at a time, so that a repeated write has no effect. If the
 * log rejects a write, the task is canceled or has another attempt, and the signal aborts.
 */
export class Attempt {
  readonly taskId: string;
  /** The number of the attempt, which is the fence of its writes. */
  readonly number: number;
  readonly #claim: string;
  readonly #log: EventLog;
  readonly #stop = new AbortController();
  readonly #lost = new AbortController();
  #writes = 0;
  #lastWrite: Promise<unknown> = Promise.resolve();

  /** @param claim the random tag of the claim that began the attempt. */
  constructor(taskId: string, number: number, claim: string, log: EventLog) {
    this.taskId = taskId;
    this.number = number;
    this.#claim = claim;
    this.#log = log;
  }

  /** Aborts when the attempt is stopped. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Undefined unless the attempt was stopped. */
  get stopReason(): StopReason | undefined {
    const { reason } = this.signal;
    return reason instanceof AttemptStoppedError ? reason.why : undefined;
  }

  /** Stops the attempt. Only the first call has an effect. */
  stop(why: StopReason): void {
    if (this.signal.aborted) return;
    this.#stop.abort(new AttemptStoppedError(why));
    if (why === 'lost') this.#lost.abort(this.signal.reason);
  }

  /**
   * Retries an operation while Redis is unavailable.
   *
   * @throws the reason of the signal if the attempt is lost meanwhile.
   */
  withRetry<T>(operation: () => Promise<T>): Promise<T> {
    return retryWhileUnavailable(operation, { signal: this.#lost.signal });
  }

  /**
   * Writes events, all or none, and retries while Redis is unavailable.
   *
   * @param set fields of the record to set with them.
   * @returns false if the log rejected them or the attempt was lost meanwhile.
   */
  async write(
    events: readonly NewEvent[],
    set: Record<string, string | number> = {},
  ): Promise<boolean> {
    const write = this.#lastWrite.then(() => this.#writeNow(events, set));
    this.#lastWrite = write.catch(() => {});
    return write;
  }

  async #writeNow(
    events: readonly NewEvent[],
    set: Record<string, string | number>,
  ): Promise<boolean> {
    this.#writes += 1;
    const by = { fence: this.number, claim: this.#claim, number: this.#writes };
    const write = () => this.#log.write(this.taskId, by, events, set);
    const outcome = await this.withRetry(write).catch((error: unknown) => {
      // The job lock was lost: only the worker that has it now may write.
      if (error === this.#lost.signal.reason) return 'fenced' as const;
      throw error;
    });
    if (outcome !== 'written') this.stop(outcome === 'final' ? 'canceled' : 'lost');
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
