import { readFileSync } from 'node:fs';
import type { Result } from 'ioredis';
import { z } from 'zod';
import { isFinalEvent } from '../../contract/event.ts';
import type { Keys } from '../../contract/keys.ts';
import type { Connection } from '../../redis/connections.ts';
import type { Replication } from '../../redis/replication.ts';
import { unfinishedTtlMs } from '../unfinished-ttl.ts';
import type { NewEvent } from './new-event.ts';
import { type Guard, requestTexts } from './request.ts';

export interface ScriptOptions {
  /** Events kept for each task. */
  maxEvents: number;
  /** Milliseconds an unfinished task is kept; {@link unfinishedTtlMs} by default. */
  safetyMs?: number;
  /** Publishes with SPUBLISH, as a cluster requires. False by default. */
  sharded?: boolean;
  /** Confirms the first and the final write of each task. None by default. */
  replication?: Replication | undefined;
}

/**
 * The outcomes of a request to the script. Only `written` changes anything.
 *
 * - `written`: the events are in the log. A repeated request gets this outcome again.
 * - `exists`: create only. A task with that ID exists.
 * - `missing`: the task does not exist.
 * - `final`: the task is in a final state.
 * - `early`: claim only. The task is waiting for its `retryAt`.
 * - `fenced`: claim and write only. Another attempt has the task, the attempt has ended, or a failover lost the claim or an earlier
 *   write.
 * - `moved`: close only. The task has changed since it was read.
 * - `unfinished`: forget and note-retry only. The task is not in a final state.
 * - `unreadable`: the record is of a version that this release does not read, or a key of the task has another Redis type. A process
 *   of a newer release may be able to handle the task.
 */
const outcomeSchema = z.enum([
  'written',
  'exists',
  'missing',
  'final',
  'early',
  'fenced',
  'moved',
  'unfinished',
  'unreadable',
]);

export type Outcome = z.infer<typeof outcomeSchema>;

const replySchema = z
  .tuple([outcomeSchema, z.number(), z.number(), z.number(), z.string(), z.string().nullable()])
  .transform(([outcome, attempt, , seq, , entry]) => ({ outcome, attempt, seq, first: entry }));

/** `first` is the text of the first entry written; null if none was. */
export type Reply = z.infer<typeof replySchema>;

/** The only script that writes tasks, event-log.lua. */
export class TaskScript {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #options: ScriptOptions;

  constructor(redis: Connection, keys: Keys, options: ScriptOptions) {
    this.#redis = redis;
    this.#keys = keys;
    this.#options = options;
    redis.defineCommand('writeTask', { lua: script, numberOfKeys: 3 });
  }

  /** Runs the script. The first and the final write of a task are confirmed before it resolves. */
  async run(
    taskId: string,
    guard: Guard,
    events: readonly NewEvent[],
    extras: { set?: Record<string, string | number>; announce?: string } = {},
  ): Promise<Reply> {
    const keys = this.#keys;
    const { sharded, maxEvents, safetyMs = unfinishedTtlMs } = this.#options;
    const context = {
      taskId,
      channel: keys.events(taskId),
      publish: sharded ? ('SPUBLISH' as const) : ('PUBLISH' as const),
      changed: keys.changed,
      maxEvents,
      safetyMs,
    };
    const reply = await this.#redis.writeTask(
      keys.record(taskId),
      keys.log(taskId),
      keys.reviews(taskId),
      ...requestTexts(context, guard, events, extras),
    );
    const parsed = replySchema.parse(reply);
    const isWritten = parsed.outcome === 'written' || parsed.outcome === 'exists';
    const needsConfirmation = guard.guard === 'create' || events.some(isFinalEvent);
    if (isWritten && needsConfirmation) await this.confirm(taskId, parsed.seq);
    return parsed;
  }

  /** Resolves once enough replicas have the task's log up to `seq`; at once without replication. */
  async confirm(taskId: string, seq: number): Promise<void> {
    await this.#options.replication?.confirm(this.#keys.record(taskId), 'seq', seq);
  }
}

const script = readFileSync(new URL('event-log.lua', import.meta.url), 'utf8');

declare module 'ioredis' {
  interface RedisCommander<Context> {
    /** Runs event-log.lua. */
    writeTask(
      record: string,
      log: string,
      reviews: string,
      ...texts: string[]
    ): Result<unknown, Context>;
  }
}
