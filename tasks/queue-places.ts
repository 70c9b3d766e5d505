import { readFileSync } from 'node:fs';
import type { Result } from 'ioredis';
import { z } from 'zod';
import { type Keys, queueName } from '../contract/keys.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { Connection } from '../redis/connections.ts';
import { luaClock } from '../redis/redis-time.ts';
import type { Step } from '../redis/script-steps.ts';

/** Whose place it is. */
export interface PlaceOwner {
  readonly taskId: string;
  readonly kind: ReviewKind;
  /** The caller, who shares the queue with the others. */
  readonly owner: string;
}

/** The priority of a job in BullMQ, from 1. The lowest is next. */
export type Place = number;

/**
 * The places in the queues. Every caller with waiting tasks has an equal share of a queue: one turn in each round. So the tasks of a
 * caller run in the order in which they were started, and a caller with many of them does not hold up another.
 *
 * What a caller has waiting is read from the queue itself. A process that is lost therefore leaves no wrong count behind.
 */
export class QueuePlaces {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
    redis.defineCommand('changePlaces', { lua: luaClock + script, numberOfKeys: 3 });
  }

  /**
   * The step that reserves a place for a task, whose job is added within 30 s. Its reply is undefined, which ends the sequence, if the
   * queue is full, however many starts there are at once.
   *
   * @param maxLength how many tasks may wait in the queue, for a worker or for their next attempt. No limit by default.
   */
  reserving({ taskId, kind, owner }: PlaceOwner, maxLength?: number): Step<Place | undefined> {
    const queue = this.#prefixOf(kind);
    return {
      script: reservation,
      keys: keysOf(queue),
      args: ['reserve', queue, taskId, owner, reservedMs, maxLength ?? ''],
      parse: (reply) => z.number().parse(reply) || undefined,
    };
  }

  /** Ends a reservation, because the job will not be added. */
  async release({ taskId, kind }: Pick<PlaceOwner, 'taskId' | 'kind'>): Promise<void> {
    await this.#change(kind, 'release', taskId);
  }

  /** Gives up the caller's turn of a task whose job is about to be removed. */
  async leave(kind: ReviewKind, taskId: string): Promise<void> {
    await this.#change(kind, 'leave', taskId);
  }

  /** Notes that a job was taken from the queue. New turns are counted from there. */
  async taken({ kind, taskId, owner }: PlaceOwner, place: Place): Promise<void> {
    await this.#change(kind, 'taken', taskId, owner, place);
  }

  async #change(
    kind: ReviewKind,
    operation: string,
    ...args: (string | number)[]
  ): Promise<unknown> {
    const queue = this.#prefixOf(kind);
    return this.#redis.changePlaces(...keysOf(queue), operation, queue, ...args);
  }

  #prefixOf(kind: ReviewKind): string {
    return `${this.#keys.queuePrefix(kind)}:${queueName(kind)}:`;
  }
}

const keysOf = (queue: string): [string, string, string] => [
  `${queue}prioritized`,
  `${queue}reserved`,
  `${queue}round`,
];

/** Milliseconds within which a job is added after its place was reserved, or never. */
const reservedMs = 30_000;

const script = readFileSync(new URL('queue-places.lua', import.meta.url), 'utf8');

const reservation = { name: 'reservePlace', lua: script, continuesIf: 'reply > 0' };

declare module 'ioredis' {
  interface RedisCommander<Context> {
    /** Runs queue-places.lua. */
    changePlaces(
      prioritized: string,
      reserved: string,
      latestRound: string,
      ...args: (string | number)[]
    ): Result<unknown, Context>;
  }
}
