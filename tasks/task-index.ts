import { z } from 'zod';
import type { Keys } from '../contract/keys.ts';
import { taskIdSchema } from '../contract/task-id.ts';
import type { Connection } from '../redis/connections.ts';
import { onFailover } from '../redis/on-failover.ts';

/**
 * The lists of tasks: all, one caller's, the unfinished ones. An entry is written before its record and may outlive it: readers
 * skip an entry without a record, the sweep trims it.
 */
export class TaskIndex {
  readonly #redis: Connection;
  readonly #keys: Keys;
  /** When this process last began or finished a task, the oldest first. */
  readonly #recent = new Map<string, number>();
  /** How often a failover was heard of. */
  #looks = 0;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /** @param createdAt milliseconds since 1970; orders the lists. */
  async add(taskId: string, owner: string, createdAt: number): Promise<void> {
    this.#note(taskId);
    await Promise.all([
      ...this.#lists(owner).map((list) => this.#redis.zadd(list, 'NX', createdAt, taskId)),
      this.#redis.zadd(this.#keys.unfinished, 'NX', createdAt + firstLookMs, taskId),
    ]);
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

  /** A task is finished and will be gone at `expiresAt`, in milliseconds since 1970. */
  async finish(taskId: string, owner: string, expiresAt: number): Promise<void> {
    this.#note(taskId);
    const looks = this.#looks;
    await Promise.all([
      this.#redis.zadd(this.#keys.finished, expiresAt, `${taskId} ${owner}`),
      this.#redis.zrem(this.#keys.unfinished, taskId),
    ]);
    // It was entered at another master than the one that had its end.
    if (looks !== this.#looks) await this.lookAtRecent();
  }

  /** Unfinished tasks that the sweep should look at by `now`. */
  async due(now: number, limit: number): Promise<string[]> {
    return this.#redis.zrangebyscore(this.#keys.unfinished, '-inf', now, 'LIMIT', 0, limit);
  }

  /**
   * Has the sweep look at what this process began or finished of late. A failover takes back the newest writes, on a cluster those
   * of one node alone: it may leave a task without its entry here, or take back the end of one that is entered as finished
   * behind it.
   */
  async lookAtRecent(): Promise<void> {
    this.#looks += 1;
    const now = Date.now();
    const entries = [...this.#recent.keys()].flatMap((taskId) => [now, taskId]);
    if (entries.length > 0) await this.#redis.zadd(this.#keys.unfinished, ...entries);
  }

  /** The sweep found the task in order: it looks again later. */
  async checkAgain(taskId: string, at: number): Promise<void> {
    await this.#redis.zadd(this.#keys.unfinished, 'XX', at, taskId);
  }

  /** Takes tasks that have expired by `now` out of the lists. */
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

  /** Takes a task that is no more out of the lists. */
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
 * Opens the index of one process, which asks the sweep to check recent tasks after every failover.
 *
 * @param onError is called if that request fails.
 */
export const openTaskIndex = (
  redis: Connection,
  keys: Keys,
  onError: (error: unknown) => void,
): TaskIndex => {
  const index = new TaskIndex(redis, keys);
  onFailover(redis, () => {
    index.lookAtRecent().catch(onError);
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

export const encodeIndexCursor = ({ createdAt, taskId }: IndexEntry): string =>
  Buffer.from(`${createdAt}.${taskId}`).toString('base64url');

/** Reads what {@link encodeIndexCursor} wrote; undefined for anything else. */
export const decodeIndexCursor = (text: string): IndexEntry | undefined => {
  const parts = Buffer.from(text, 'base64url').toString().split('.');
  const entry = cursorSchema.safeParse(parts).data;
  // Base64 and numbers have more than one notation; only ours is a cursor.
  return entry && encodeIndexCursor(entry) === text ? entry : undefined;
};

/** Milliseconds behind which a write has surely reached the replicas, if it ever does. */
const recentMs = 60_000;

/** Milliseconds that a new task has until its job must be there. */
const firstLookMs = 20_000;

/** Tasks that may have been created within one millisecond of each other and still page without a hole. */
const sameInstant = 200;

const pairs = (flat: readonly string[]): IndexEntry[] =>
  flat.flatMap((taskId, i) => (i % 2 === 0 ? [{ taskId, createdAt: Number(flat[i + 1]) }] : []));
