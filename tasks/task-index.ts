import { z } from 'zod';
import type { Keys } from '../contract/keys.ts';
import { taskIdSchema } from '../contract/task-id.ts';
import type { Connection } from './redis/connections.ts';

/**
 * The lists of tasks: all, one caller's, the unfinished ones. An entry is written before its record and may outlive it: readers
 * skip an entry without a record, the sweep trims it.
 */
export class TaskIndex {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /** @param createdAt milliseconds since 1970; orders the lists. */
  async add(taskId: string, owner: string, createdAt: number): Promise<void> {
    const lists = [this.#keys.index(undefined), this.#keys.index(owner), this.#keys.unfinished];
    await Promise.all(lists.map((list) => this.#redis.zadd(list, 'NX', createdAt, taskId)));
  }

  /** Entries of one caller, or of all, newest first, behind `after`. */
  async page(
    owner: string | undefined,
    after: IndexEntry | undefined,
    count: number,
  ): Promise<IndexEntry[]> {
    const key = this.#keys.index(owner);
    const flat = await this.#redis.zrevrangebyscore(
      key,
      after?.createdAt ?? '+inf',
      '-inf',
      'WITHSCORES',
      'LIMIT',
      0,
      count + sameInstant,
    );
    const entries = pairs(flat);
    const isBehind = (entry: IndexEntry) =>
      after === undefined ||
      entry.createdAt < after.createdAt ||
      (entry.createdAt === after.createdAt && entry.taskId < after.taskId);
    return entries.filter(isBehind).slice(0, count);
  }

  async unfinished(limit: number): Promise<string[]> {
    return this.#redis.zrange(this.#keys.unfinished, 0, limit - 1);
  }

  async finish(...taskIds: string[]): Promise<void> {
    if (taskIds.length > 0) await this.#redis.zrem(this.#keys.unfinished, ...taskIds);
  }

  /** Takes a task that is no more out of the lists. */
  async remove(taskId: string, owner: string): Promise<void> {
    const lists = [this.#keys.index(undefined), this.#keys.index(owner), this.#keys.unfinished];
    await Promise.all(lists.map((list) => this.#redis.zrem(list, taskId)));
  }
}

export interface IndexEntry {
  readonly taskId: string;
  readonly createdAt: number;
}

const cursorSchema = z
  .tuple([z.coerce.number().int(), taskIdSchema])
  .transform(([createdAt, taskId]): IndexEntry => ({ createdAt, taskId }));

export const encodeIndexCursor = ({ createdAt, taskId }: IndexEntry): string =>
  Buffer.from(`${createdAt}.${taskId}`).toString('base64url');

/** Reads what {@link encodeIndexCursor} wrote; undefined for anything else. */
export const decodeIndexCursor = (text: string): IndexEntry | undefined =>
  cursorSchema.safeParse(Buffer.from(text, 'base64url').toString().split('.')).data;

/** Tasks that may have been created within one millisecond of each other and still page without a hole. */
const sameInstant = 200;

const pairs = (flat: readonly string[]): IndexEntry[] =>
  flat.flatMap((taskId, i) => (i % 2 === 0 ? [{ taskId, createdAt: Number(flat[i + 1]) }] : []));
