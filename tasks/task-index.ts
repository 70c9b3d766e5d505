import { z } from 'zod';
import type { Keys } from '../contract/keys.ts';
import { taskIdSchema } from '../contract/task-id.ts';
import type { Connection } from '../redis/connections.ts';
import { onFailover } from '../redis/on-failover.ts';

/**
 * The lists of tasks: all tasks, those of each caller, and the unfinished ones. An entry is written before its record and can
 * outlive it. Readers skip entries without a record, and the sweep removes them.
 */
export class TaskIndex {
  readonly #redis: Connection;
  readonly #keys: Keys;
  /** When this process last started or finished each task, oldest first. */
  readonly #recent = new Map<string, number>();
  /** The number of failovers noticed. */
  #failovers = 0;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /** @param createdAt milliseconds since 1970; orders the lists. */
  async add(taskId: string, owner: string, createdAt: number): Promise<void> {
    this.#note(taskId);
    await Promise.all([
      ...this.#lists(owner).map((list) => this.#redis.zadd(list, 'NX', createdAt, taskId)),
      this.#redis.zadd(this.#keys.unfinished, 'NX', createdAt + firstCheckMs, taskId),
    ]);
  }

  /** Reads entries after `after`, newest first, of one caller or of all. */
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
      count + maxTies,
    );
    const entries = pairs(flat);
    const isAfter = (entry: IndexEntry) =>
      after === undefined ||
      entry.createdAt < after.createdAt ||
      (entry.createdAt === after.createdAt && entry.taskId < after.taskId);
    return entries.filter(isAfter).slice(0, count);
  }

  /** Marks a task as finished. @param expiresAt in milliseconds since 1970. */
  async finish(taskId: string, owner: string, expiresAt: number): Promise<void> {
    this.#note(taskId);
    const failovers = this.#failovers;
    await Promise.all([
      this.#redis.zadd(this.#keys.finished, expiresAt, `${taskId} ${owner}`),
      this.#redis.zrem(this.#keys.unfinished, taskId),
    ]);
    // A failover came between the final event and these writes, and may have lost the event.
    if (failovers !== this.#failovers) await this.checkRecent();
  }

  /** Unfinished tasks that the sweep must check by `now`. */
  async due(now: number, limit: number): Promise<string[]> {
    return this.#redis.zrangebyscore(this.#keys.unfinished, '-inf', now, 'LIMIT', 0, limit);
  }

  /**
   * Makes the sweep check the tasks that this process started or finished recently. A failover loses the latest writes, on a
   * cluster only those of one node. So a task may have lost its entry here, or its final event although its entry says finished.
   */
  async checkRecent(): Promise<void> {
    this.#failovers += 1;
    const now = Date.now();
    const entries = [...this.#recent.keys()].flatMap((taskId) => [now, taskId]);
    if (entries.length > 0) await this.#redis.zadd(this.#keys.unfinished, ...entries);
  }

  /** Postpones the next check of a healthy task. @param at in milliseconds since 1970. */
  async checkAgain(taskId: string, at: number): Promise<void> {
    await this.#redis.zadd(this.#keys.unfinished, 'XX', at, taskId);
  }

  /** Removes tasks that have expired by `now` from all lists. */
  async trim(now: number, limit: number): Promise<void> {
    const { finished } = this.#keys;
    const expired = await this.#redis.zrangebyscore(finished, '-inf', now, 'LIMIT', 0, limit);
    await Promise.all(
      expired.map((member) => {
        const [taskId = '', owner = ''] = member.split(' ');
        return Promise.all([this.remove(taskId, owner), this.#redis.zrem(finished, member)]);
      }),
    );
  }

  /** Removes a task from all lists. */
  async remove(taskId: string, owner: string): Promise<void> {
    const lists = [...this.#lists(owner), this.#keys.unfinished];
    await Promise.all(lists.map((list) => this.#redis.zrem(list, taskId)));
  }

  #note(taskId: string): void {
    const now = Date.now();
    this.#recent.delete(taskId);
    this.#recent.set(taskId, now);
    for (const [oldest, at] of this.#recent) {
      if (now - at < recentMs) break;
      this.#recent.delete(oldest);
    }
  }

  #lists(owner: string): string[] {
    return [this.#keys.index(undefined), this.#keys.index(owner)];
  }
}

/**
 * Opens the index of one process. After each failover it makes the sweep check recent tasks.
 *
 * @param onError called if that fails.
 */
export const openTaskIndex = (
  redis: Connection,
  keys: Keys,
  onError: (error: unknown) => void,
): TaskIndex => {
  const index = new TaskIndex(redis, keys);
  onFailover(redis, () => {
    index.checkRecent().catch(onError);
  });
  return index;
};

export interface IndexEntry {
  readonly taskId: string;
  readonly createdAt: number;
}

const cursorSchema = z
  .tuple([z.coerce.number().int(), taskIdSchema])
  .transform(([createdAt, taskId]): IndexEntry => ({ createdAt, taskId }));

/** Encodes a cursor for clients: an opaque string. */
export const encodeIndexCursor = ({ createdAt, taskId }: IndexEntry): string =>
  Buffer.from(`${createdAt}.${taskId}`).toString('base64url');

/** Decodes the output of {@link encodeIndexCursor}. Returns undefined for anything else. */
export const decodeIndexCursor = (text: string): IndexEntry | undefined => {
  const parts = Buffer.from(text, 'base64url').toString().split('.');
  const entry = cursorSchema.safeParse(parts).data;
  // Base64 and numbers have several notations. Only the canonical one is a cursor.
  return entry && encodeIndexCursor(entry) === text ? entry : undefined;
};

/** Milliseconds after which a write has certainly reached the replicas, or never will. */
const recentMs = 60_000;

/** Milliseconds after which a new task must have a job. */
const firstCheckMs = 20_000;

/** How many tasks can be created in the same millisecond without a gap between pages. */
const maxTies = 200;

const pairs = (flat: readonly string[]): IndexEntry[] =>
  flat.flatMap((taskId, i) => (i % 2 === 0 ? [{ taskId, createdAt: Number(flat[i + 1]) }] : []));
