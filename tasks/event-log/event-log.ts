import { randomUUID } from 'node:crypto';
import { begin } from '../../contract/apply.ts';
import { version } from '../../contract/event.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Keys } from '../../contract/keys.ts';
import type { Progress, Task, TaskInput } from '../../contract/task.ts';
import type { Connection } from '../../redis/connections.ts';
import type { Replies, Step, StepRunner } from '../../redis/script-steps.ts';
import { type KeptPages, keptEvents } from '../kept-pages.ts';
import type { ReportUnreadable } from '../unreadable.ts';
import { parseEntry } from './entry.ts';
import { EventLogReader } from './event-log-reader.ts';
import type { NewEvent } from './new-event.ts';
import type { Guard, Writer } from './request.ts';
import { type Outcome, type ScriptOptions, TaskScript } from './task-script.ts';

export interface EventLogOptions extends ScriptOptions {
  /** Milliseconds a finished task is kept. */
  ttlMs: number;
  /** Receives events, reviews and checkpoints that cannot be read. They are skipped. */
  onUnreadable?: ReportUnreadable | undefined;
}

export interface CreateOptions {
  /** What the task keeps of the one that it retries. Default: nothing. */
  readonly kept?: KeptPages | undefined;
  readonly run?: (steps: CreationSteps) => Promise<Replies>;
}

/** The steps that create a task. */
export interface CreationSteps {
  /** Ends the sequence if a task with that ID exists. For IDs that may be used again. */
  readonly checking: Step;
  readonly writing: Step;
}

/** `given-up`: the claim itself made the task fail, because too many attempts were lost. */
export type ClaimOutcome = Outcome | 'given-up';

/**
 * The records, logs and reviews of all tasks. Each write is atomic and publishes its events. Writes can be repeated safely: if a
 * reply was lost, the repetition gets the same reply and writes nothing.
 */
export class EventLog extends EventLogReader {
  readonly #keys: Keys;
  readonly #steps: StepRunner;
  readonly #script: TaskScript;
  /** Milliseconds a finished task is kept. Writers of final events need it. */
  readonly ttlMs: number;

  constructor(redis: Connection, steps: StepRunner, keys: Keys, options: EventLogOptions) {
    super(redis, keys, options.onUnreadable ?? (() => {}));
    this.#keys = keys;
    this.#steps = steps;
    this.#script = new TaskScript(redis, keys, options);
    this.ttlMs = options.ttlMs;
  }

  /**
   * Writes the record and the first event of a task, and what it keeps of the task that it retries.
   *
   * @param run runs the step that does so, among others. By default, it is run alone.
   * @returns undefined if a task with that ID exists, or if the step did not run.
   */
  async create(
    taskId: string,
    input: TaskInput,
    progress: Progress,
    { kept, run = ({ writing }) => this.#steps.run([[writing]]) }: CreateOptions = {},
  ): Promise<Task | undefined> {
    const creation = randomUUID();
    const writing = this.#script.creating(
      taskId,
      { guard: 'create', creation },
      [{ type: 'TaskQueued', input, progress }, ...(kept ? keptEvents(kept) : [])],
      {
        set: {
          creation,
          owner: input.owner,
          ...(input.keepFor === undefined ? {} : { keepMs: input.keepFor * 1000 }),
          ...(input.collection === undefined ? {} : { held: 1 }),
          ...(kept ? { checkpoint: JSON.stringify(kept.checkpoint) } : {}),
        },
      },
    );
    const checking = this.#script.checking(taskId, creation);
    const replies = await run({ checking, writing });
    const reply = replies.of(writing);
    const exists = reply?.outcome === 'written' || reply?.outcome === 'exists';
    const confirmed = exists ? reply.seq : replies.of(checking);
    if (confirmed) await this.#script.confirm(taskId, confirmed);
    if (reply?.outcome !== 'written') return undefined;
    const { first, nonce, ...written } = reply;
    // An earlier, equal request wrote the task, and more may have happened to it.
    if (first === null || nonce === null || kept) return this.find(taskId);
    return begin({ ...written, v: version, type: 'TaskQueued', taskId, nonce, input, progress });
  }

  /**
   * Claims a task for a worker. This begins an attempt, whose number is the fence that its writes must present. If the previous
   * attempt was lost, that counts as a failure; after `by.attempts` failures the claim makes the task fail.
   *
   * @param by `claim` is a random tag of this claim, the same if it is repeated.
   */
  async claim(
    taskId: string,
    by: { worker: string; claim: string; attempts: number },
  ): Promise<{ outcome: ClaimOutcome; attempt: number }> {
    const lost: Failure = {
      code: 'WORKER_LOST',
      message: `The task failed because its worker was lost ${by.attempts} times.`,
      source: null,
      retryable: true,
    };
    const guard: Guard = {
      guard: 'claim',
      claim: by.claim,
      attempts: by.attempts,
      earlyMs: clockToleranceMs,
      lost: this.#failed(lost),
    };
    const reply = await this.#script.run(taskId, guard, [
      { type: 'TaskStarted', worker: by.worker },
    ]);
    const wasLost = reply.first !== null && parseEntry(reply.first).type === 'TaskFailed';
    if (wasLost) await this.#script.confirm(taskId, reply.seq);
    return { outcome: wasLost ? 'given-up' : reply.outcome, attempt: reply.attempt };
  }

  /**
   * Writes events of an attempt, all or none.
   *
   * @param set fields of the record to set with them.
   */
  async write(
    taskId: string,
    by: Writer,
    events: readonly NewEvent[],
    set: Record<string, string | number> = {},
  ): Promise<Outcome> {
    const { outcome } = await this.#script.run(taskId, { guard: 'write', ...by }, events, { set });
    return outcome;
  }

  /** Cancels an unfinished task and notifies the workers. */
  async revoke(taskId: string): Promise<Outcome> {
    const { outcome } = await this.#script.run(
      taskId,
      { guard: 'close' },
      [{ type: 'TaskRevoked', inMs: { expiresAt: this.ttlMs } }],
      { announce: this.#keys.canceled },
    );
    return outcome;
  }

  /** Makes a task fail and notifies the workers, unless it has changed since it was read at `seq`. */
  async fail(taskId: string, error: Failure, seq: number): Promise<Outcome> {
    const { outcome } = await this.#script.run(
      taskId,
      { guard: 'close', seq },
      [this.#failed(error)],
      {
        announce: this.#keys.canceled,
      },
    );
    return outcome;
  }

  /** Deletes a finished task, its log and its reviews. */
  async forget(taskId: string): Promise<Outcome> {
    const { outcome } = await this.#script.run(taskId, { guard: 'forget' }, []);
    return outcome;
  }

  /** Records in a finished task which task retries it. */
  async noteRetry(taskId: string, retriedBy: string): Promise<Outcome> {
    const { outcome } = await this.#script.run(taskId, { guard: 'note-retry', retriedBy }, []);
    return outcome;
  }

  /** Sets when a finished task expires, in milliseconds since 1970. */
  async keepUntil(taskId: string, expiresAt: number): Promise<Outcome> {
    const { outcome } = await this.#script.run(taskId, { guard: 'keep', expiresAt }, []);
    return outcome;
  }

  /** Keeps a finished task until {@link keepUntil} is called, at most for {@link unfinishedTtlMs}. */
  async hold(taskId: string): Promise<Outcome> {
    const { outcome } = await this.#script.run(taskId, { guard: 'keep' }, []);
    return outcome;
  }

  #failed(error: Failure): NewEvent {
    return { type: 'TaskFailed', error, inMs: { expiresAt: this.ttlMs } };
  }
}

/** The largest tolerated difference between the clocks of workers and Redis, in milliseconds, when a retry is due. */
const clockToleranceMs = 1000;
