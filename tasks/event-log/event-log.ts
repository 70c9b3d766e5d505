import { randomBytes } from 'node:crypto';
import { begin } from '../../contract/apply.ts';
import type { TaskEvent } from '../../contract/event.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Keys } from '../../contract/keys.ts';
import { type Review, reviewSchema } from '../../contract/review.ts';
import {
  type Position,
  type Progress,
  positionSchema,
  type Task,
  type TaskInput,
} from '../../contract/task.ts';
import type { Connection } from '../../redis/connections.ts';
import { hmgetEach } from '../../redis/hmget-each.ts';
import { parseEntry } from './entry.ts';
import type { NewEvent } from './new-event.ts';
import { type Bookkeeping, readRecord } from './record.ts';
import type { Guard, Writer } from './request.ts';
import { type Outcome, type ScriptOptions, TaskScript } from './task-script.ts';

export interface EventLogOptions extends ScriptOptions {
  /** Milliseconds that a finished task is kept. */
  ttlMs: number;
}

/** `given-up`: the task has failed for good by this very claim. */
export type ClaimOutcome = Outcome | 'given-up';

/**
 * The record, the log and the reviews of each task: written by one script, together or not at all, and published as they are
 * written. What is asked of it twice, because an answer was lost on the way, is written once.
 */
export class EventLog {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #script: TaskScript;
  /** Milliseconds that a finished task is kept, for those who write its last event. */
  readonly ttlMs: number;

  constructor(redis: Connection, keys: Keys, options: EventLogOptions) {
    this.#redis = redis;
    this.#keys = keys;
    this.#script = new TaskScript(redis, keys, options);
    this.ttlMs = options.ttlMs;
  }

  /** Writes the record and the first event of a new task; undefined where a task of that ID exists. */
  async create(taskId: string, input: TaskInput, progress: Progress): Promise<Task | undefined> {
    const creation = randomBytes(9).toString('base64url');
    const { outcome, first } = await this.#script.run(
      taskId,
      { guard: 'create', creation },
      [{ type: 'TaskQueued', input, progress }],
      { set: { creation } },
    );
    if (outcome !== 'written') return undefined;
    const event = first === null ? undefined : parseEntry(first);
    if (event?.type === 'TaskQueued') return begin(event);
    return this.find(taskId);
  }

  /**
   * Takes a task for a worker: a new attempt whose number is the fence that its writes must show. A task whose last attempt
   * was lost without a word counts that as a failure, and fails for good when there have been too many.
   *
   * `early` is a task that waits for its `retryAt`.
   */
  async claim(
    taskId: string,
    by: { worker: string; claim: string; attempts: number },
  ): Promise<{ outcome: ClaimOutcome; attempt: number }> {
    const lost: Failure = {
      code: 'WORKER_LOST',
      message: `The worker was lost ${by.attempts} times while it collected; the task is given up.`,
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
   * Writes events of an attempt, all or none. One that was written already is answered again and writes nothing; `fenced` is
   * one whose claim, or an earlier write, Redis has taken back.
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

  /** Cancels a task that is not finished, and tells the workers. */
  async revoke(taskId: string): Promise<Outcome> {
    const { outcome } = await this.#script.run(
      taskId,
      { guard: 'close' },
      [{ type: 'TaskRevoked', inMs: { expiresAt: this.ttlMs } }],
      { announce: this.#keys.cancelled },
    );
    return outcome;
  }

  /** Fails a task for good, unless it has moved on since it was seen at `seq`. */
  async fail(taskId: string, error: Failure, seq: number): Promise<Outcome> {
    const { outcome } = await this.#script.run(
      taskId,
      { guard: 'close', seq },
      [this.#failed(error)],
      {
        announce: this.#keys.cancelled,
      },
    );
    return outcome;
  }

  /** Deletes a finished task, its log and its reviews. */
  async forget(taskId: string): Promise<Outcome> {
    const { outcome } = await this.#script.run(taskId, { guard: 'forget' }, []);
    return outcome;
  }

  async find(taskId: string): Promise<Task | undefined> {
    return (await this.findWithBookkeeping(taskId))?.task;
  }

  async findWithBookkeeping(taskId: string): Promise<(Bookkeeping & { task: Task }) | undefined> {
    return readRecord(taskId, await this.#redis.hgetall(this.#keys.record(taskId)));
  }

  /** The events from number `from` on, `count` at most, as far as they are kept. */
  async read(taskId: string, from: number, count: number): Promise<TaskEvent[]> {
    const entries = await this.#redis.xrange(
      this.#keys.log(taskId),
      `${from}-0`,
      '+',
      'COUNT',
      count,
    );
    return entries.map(([, fields]) => parseEntry(fields[1] ?? ''));
  }

  /** Where each task's log ends; undefined where there is no such task. Costs one round trip to each Redis node. */
  async positions(taskIds: readonly string[]): Promise<(Position | undefined)[]> {
    const fields = await hmgetEach(
      this.#redis,
      taskIds.map((taskId) => this.#keys.record(taskId)),
      ['seq', 'nonce'],
    );
    return fields.map(([seq, nonce]) => positionSchema.safeParse({ seq: Number(seq), nonce }).data);
  }

  /** All reviews collected so far, in the order of collecting. */
  async reviews(taskId: string): Promise<Review[]> {
    const texts = await this.#redis.lrange(this.#keys.reviews(taskId), 0, -1);
    return texts.map((text) => reviewSchema.parse(JSON.parse(text)));
  }

  #failed(error: Failure): NewEvent {
    return { type: 'TaskFailed', error, inMs: { expiresAt: this.ttlMs } };
  }
}

/** Workers and Redis may differ by so many milliseconds about whether a retry is due. */
const clockToleranceMs = 1000;
