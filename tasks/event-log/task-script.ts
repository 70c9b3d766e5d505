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
  .transform(([outcome, attempt, , seq, , entry]) => ({ outcome, attempt, seq, first: entry }));

/** `first` is the first entry that was written. */
export type Reply = z.infer<typeof replySchema>;

export type Outcome = Reply['outcome'];

/** The one script that writes tasks: see event-log.lua. */
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

  /** Writes what the guard lets through; the first and the final write of a task are confirmed before it answers. */
  async run(
    taskId: string,
    guard: Guard,
    events: readonly NewEvent[],
    extras: { set?: Record<string, string | number>; announce?: string } = {},
  ): Promise<Reply> {
    const keys = this.#keys;
    const { sharded, maxEvents, safetyMs = unfinishedTtlMs } = this.#options;
    const surroundings = {
      taskId,
      channel: keys.events(taskId),
      publish: sharded ? ('SPUBLISH' as const) : ('PUBLISH' as const),
      maxEvents,
      safetyMs,
    };
    const reply = await this.#redis.writeTask(
      keys.record(taskId),
      keys.log(taskId),
      keys.reviews(taskId),
      ...requestTexts(surroundings, guard, events, extras),
    );
    const parsed = replySchema.parse(reply);
    const isDone = parsed.outcome === 'written' || parsed.outcome === 'exists';
    const matters = guard.guard === 'create' || events.some(isFinalEvent);
    if (isDone && matters) await this.confirm(taskId, parsed.seq);
    return parsed;
  }

  /** Resolves once enough replicas have the task's log up to `seq`, where that is asked for. */
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
