import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { begin } from '../../contract/apply.ts';
import { isFinalEvent, type TaskEvent, taskEventSchema } from '../../contract/event.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Keys } from '../../contract/keys.ts';
import { type Review, reviewSchema } from '../../contract/review.ts';
import {
  type Order,
  type Position,
  type Progress,
  positionSchema,
  type Task,
} from '../../contract/task.ts';
import type { Connection } from '../redis/connections.ts';
import { hmgetEach } from '../redis/hmget-each.ts';
import type { Replication } from '../redis/replication.ts';
import type { NewEvent } from './new-event.ts';
import { type Bookkeeping, readRecord } from './record.ts';
import { type Guard, requestTexts, type Writer } from './request.ts';

export interface EventLogOptions {
  /** Milliseconds that a finished task is kept. */
  ttlMs: number;
  /** Events kept for each task. */
  maxEvents: number;
  /** Milliseconds that an unfinished task is kept at the most. */
  safetyMs: number;
  /** Publishes to the shard that holds the task: on a cluster. */
  sharded?: boolean;
  /** Confirms the first and the final write of a task, where that is asked for. */
  replication?: Replication | undefined;
}

const replySchema = z
  .tuple([
    z.enum(['written', 'exists', 'missing', 'final', 'early', 'fenced', 'moved', 'unfinished']),
    z.number(),
    z.number(),
    z.number(),
    z.string(),
    z.string().nullable(),
  ])
  .transform(([outcome, attempt, failures, seq, , entry]) => ({
    outcome,
    attempt,
    failures,
    seq,
    first: entry,
  }));

type Reply = z.infer<typeof replySchema>;

export type Outcome = Reply['outcome'];

/** `given-up`: the task has failed for good by this very claim. */
export type ClaimOutcome = Outcome | 'given-up';

/**
 * The record, the log and the reviews of each task: written by one script, together or not at all, and published as they are
 * written. What is asked of it twice, because an answer was lost on the way, is written once.
 */
export class EventLog {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #options: EventLogOptions;

  constructor(redis: Connection, keys: Keys, options: EventLogOptions) {
    this.#redis = redis;
    this.#keys = keys;
    this.#options = options;
  }

  /** Writes the record and the first event of a new task; undefined where a task of that ID exists. */
  async create(taskId: string, order: Order, progress: Progress): Promise<Task | undefined> {
    const nonce = randomBytes(9).toString('base64url');
    const { outcome, first } = await this.#write(
      taskId,
      { guard: 'create', nonce },
      [{ type: 'TaskQueued', order, progress }],
      { set: { nonce } },
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
    const reply = await this.#write(taskId, guard, [{ type: 'TaskStarted', worker: by.worker }]);
    const wasLost = reply.first !== null && parseEntry(reply.first).type === 'TaskFailed';
    if (wasLost) await this.#confirm(taskId, reply.seq);
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
    const { outcome } = await this.#write(taskId, { guard: 'write', ...by }, events, { set });
    return outcome;
  }

  /** Cancels a task that is not finished, and tells the workers. */
  async revoke(taskId: string): Promise<Outcome> {
    const { outcome } = await this.#write(
      taskId,
      { guard: 'close' },
      [{ type: 'TaskRevoked', inMs: { expiresAt: this.#options.ttlMs } }],
      { announce: this.#keys.cancelled },
    );
    return outcome;
  }

  /** Fails a task for good, unless it has moved on since it was seen at `seq`. */
  async fail(taskId: string, error: Failure, seq: number): Promise<Outcome> {
    const { outcome } = await this.#write(taskId, { guard: 'close', seq }, [this.#failed(error)], {
      announce: this.#keys.cancelled,
    });
    return outcome;
  }

  /** Deletes a finished task, its log and its reviews. */
  async forget(taskId: string): Promise<Outcome> {
    const { outcome } = await this.#write(taskId, { guard: 'forget' }, []);
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
      ['seq', 'mark'],
    );
    return fields.map(([seq, mark]) => positionSchema.safeParse({ seq: Number(seq), mark }).data);
  }

  /** All reviews collected so far, in the order of collecting. */
  async reviews(taskId: string): Promise<Review[]> {
    const texts = await this.#redis.lrange(this.#keys.reviews(taskId), 0, -1);
    return texts.map((text) => reviewSchema.parse(JSON.parse(text)));
  }

  /** How long a finished task is kept, for those who write its last event. */
  get ttlMs(): number {
    return this.#options.ttlMs;
  }

  #failed(error: Failure): NewEvent {
    return { type: 'TaskFailed', error, inMs: { expiresAt: this.#options.ttlMs } };
  }

  async #write(
    taskId: string,
    guard: Guard,
    events: readonly NewEvent[],
    extras: { set?: Record<string, string | number>; announce?: string } = {},
  ): Promise<Reply> {
    const keys = this.#keys;
    const surroundings = {
      taskId,
      channel: keys.events(taskId),
      publish: this.#options.sharded ? ('SPUBLISH' as const) : ('PUBLISH' as const),
      maxEvents: this.#options.maxEvents,
      safetyMs: this.#options.safetyMs,
    };
    const texts = requestTexts(surroundings, guard, events, extras);
    const reply = await this.#redis.writeTask(
      keys.record(taskId),
      keys.log(taskId),
      keys.reviews(taskId),
      ...texts,
    );
    const parsed = replySchema.parse(reply);
    const isDone = parsed.outcome === 'written' || parsed.outcome === 'exists';
    const matters = guard.guard === 'create' || events.some(isFinalEvent);
    if (isDone && matters) await this.#confirm(taskId, parsed.seq);
    return parsed;
  }

  async #confirm(taskId: string, seq: number): Promise<void> {
    await this.#options.replication?.confirm(this.#keys.record(taskId), 'seq', seq);
  }
}

/** Workers and Redis may differ by so many milliseconds about whether a retry is due. */
const clockToleranceMs = 1000;

/** Reads an entry of the log, or a publication: they are the same text. */
export const parseEntry = (text: string): TaskEvent => taskEventSchema.parse(JSON.parse(text));
