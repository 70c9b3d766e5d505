import { readFileSync } from 'node:fs';
import type { Result } from 'ioredis';
import { z } from 'zod';
import { isFinalEvent } from '../../contract/event.ts';
import type { Keys } from '../../contract/keys.ts';
import type { Connection } from '../../redis/connections.ts';
import { luaClock } from '../../redis/redis-time.ts';
import type { Replication } from '../../redis/replication.ts';
import type { Step } from '../../redis/script-steps.ts';
import { unfinishedTtlMs } from '../unfinished-ttl.ts';
import type { NewEvent } from './new-event.ts';
import { type CreateGuard, type Extras, type Guard, requestTexts } from './request.ts';

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
 * - `unfinished`: forget, note-retry, and keep only. The task is not in a final state.
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
  .tuple([
    outcomeSchema,
    z.number(),
    z.number(),
    z.number(),
    z.coerce.number(),
    z.string().nullable(),
    z.string().nullable(),
  ])
  .transform(([outcome, attempt, , seq, at, nonce, first]) => ({
    outcome,
    attempt,
    seq,
    at,
    nonce,
    first,
  }));

/**
 * `seq` and `nonce` are those of the last event, `at` is when the request was made, by the clock of Redis. `first` is the text of the first
 * entry written; null if none was.
 */
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
    redis.defineCommand('writeTask', { lua: luaClock + script, numberOfKeys: 3 });
  }

  /** Runs the script. The final write of a task is confirmed before it resolves. */
  async run(
    taskId: string,
    guard: Guard,
    events: readonly NewEvent[],
    extras: Extras = {},
  ): Promise<Reply> {
    const [record, log, reviews] = this.#keysOf(taskId);
    const texts = this.#textsOf(taskId, guard, events, extras);
    const reply = replySchema.parse(await this.#redis.writeTask(record, log, reviews, ...texts));
    if (reply.outcome === 'written' && events.some(isFinalEvent)) {
      await this.confirm(taskId, reply.seq);
    }
    return reply;
  }

  /** The step that creates a task. It ends the sequence unless the task was written. */
  creating(
    taskId: string,
    guard: CreateGuard,
    events: readonly NewEvent[],
    extras: Extras,
  ): Step<Reply> {
    return {
      script: creation,
      keys: this.#keysOf(taskId),
      args: this.#textsOf(taskId, guard, events, extras),
      parse: (reply) => replySchema.parse(reply),
    };
  }

  /** The step that ends the sequence if a task with that ID exists, unless it is of this creation. Its reply is the seq of that task. */
  checking(taskId: string, creation: string): Step<number> {
    return {
      script: check,
      keys: [this.#keys.record(taskId)],
      args: [creation],
      parse: (reply) => z.number().parse(reply),
    };
  }

  #keysOf(taskId: string): [string, string, string] {
    const { record, log, reviews } = this.#keys;
    return [record(taskId), log(taskId), reviews(taskId)];
  }

  #textsOf(taskId: string, guard: Guard, events: readonly NewEvent[], extras: Extras): string[] {
    const { sharded, maxEvents, safetyMs = unfinishedTtlMs } = this.#options;
    const context = {
      taskId,
      channel: this.#keys.events(taskId),
      publish: sharded ? ('SPUBLISH' as const) : ('PUBLISH' as const),
      changed: this.#keys.changed,
      maxEvents,
      safetyMs,
    };
    return requestTexts(context, guard, events, extras);
  }

  /** Resolves once enough replicas have the task's log up to `seq`; at once without replication. */
  async confirm(taskId: string, seq: number): Promise<void> {
    await this.#options.replication?.confirm(this.#keys.record(taskId), 'seq', seq);
  }
}

const script = readFileSync(new URL('event-log.lua', import.meta.url), 'utf8');

/** A record of another Redis type is reported by the script itself. */
const check = {
  name: 'checkTask',
  lua: `
    local values = redis.pcall('HMGET', KEYS[1], 'seq', 'creation')
    if values.err or not values[1] or values[2] == ARGV[1] then return 0 end
    return tonumber(values[1]) or 1
  `,
  continuesIf: 'reply == 0',
};

const creation = { name: 'createTask', lua: script, continuesIf: `reply[1] == 'written'` };

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
