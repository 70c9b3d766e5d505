import type { Result } from 'ioredis';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';
import { onFailover } from '../redis/on-failover.ts';
import { redisTime } from '../redis/redis-time.ts';
import type { IndexEntry } from './index-cursor.ts';
import { JoinIndex } from './join-index.ts';
import { type ListedTask, readListedTask, textOf } from './listed-task.ts';

/**
 * The lists of tasks: all tasks, those of each caller, and the unfinished ones; and which task an equal request joins. An entry is
 * written before its record and can outlive it for a moment. Readers skip entries without a record, and the sweep removes them.
 */
export class TaskIndex {
  readonly joins: JoinIndex;
  readonly #redis: Connection;
  readonly #keys: Keys;
  /** When this process last started or finished each task, oldest first, by the text of its entry. */
  readonly #recent = new Map<string, number>();
  /** The number of failovers noticed. */
  #failovers = 0;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
    this.joins = new JoinIndex(redis, keys);
    redis.defineCommand('addToList', { lua: addToList, numberOfKeys: 1 });
  }

  /** @param createdAt by the clock of Redis, in milliseconds since 1970, which is the default. Orders the lists. */
  async add(task: ListedTask, createdAt?: number): Promise<void> {
    this.#note(task);
    const at = createdAt ?? '';
    await Promise.all([
      ...this.#lists(task.owner).map((list) =>
        this.#redis.addToList(list, task.taskId, at, 0, listTtlMs),
      ),
      this.#redis.addToList(this.#keys.unfinished, textOf(task), at, firstCheckMs, listTtlMs),
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

  /**
   * Marks a task as finished.
   *
   * @param expiresAt in milliseconds since 1970.
   * @param canBeJoined whether equal requests may still join it. False by default.
   */
  async finish(task: ListedTask, expiresAt: number, canBeJoined = false): Promise<void> {
    this.#note(task);
    const failovers = this.#failovers;
    const { finished, unfinished } = this.#keys;
    await Promise.all([
      this.#redis.zadd(finished, expiresAt, textOf(task)),
      this.#redis.zrem(unfinished, textOf(task)),
      this.joins.release(task.digest, task.taskId, canBeJoined ? expiresAt : 0),
      ...[...this.#lists(task.owner), finished].map((key) => this.#redis.pexpire(key, listTtlMs)),
    ]);
    // A failover came between the final event and these writes, and may have lost the event.
    if (failovers !== this.#failovers) await this.checkRecent();
  }

  /** Unfinished tasks that the sweep must check by `now`. */
  async due(now: number, limit: number): Promise<ListedTask[]> {
    const { unfinished } = this.#keys;
    const texts = await this.#redis.zrangebyscore(unfinished, '-inf', now, 'LIMIT', 0, limit);
    return texts.map(readListedTask);
  }

  /**
   * Makes the sweep check the tasks that this process started or finished recently. A failover loses the latest writes, on a
   * cluster only those of one node. So a task may have lost its entry here, or its final event although its entry says finished.
   */
  async checkRecent(): Promise<void> {
    this.#failovers += 1;
    const now = await redisTime(this.#redis);
    const entries = [...this.#recent.keys()].flatMap((text) => [now, text]);
    if (entries.length > 0) await this.#redis.zadd(this.#keys.unfinished, ...entries);
  }

  /** Postpones the next check of a healthy task. @param at in milliseconds since 1970. */
  async checkAgain(task: ListedTask, at: number): Promise<void> {
    const { unfinished } = this.#keys;
    await Promise.all([
      this.#redis.zadd(unfinished, 'XX', at, textOf(task)),
      ...[...this.#lists(task.owner), unfinished].map((key) => this.#redis.pexpire(key, listTtlMs)),
    ]);
  }

  /** Removes tasks that have expired by `now` from all lists. */
  async trim(now: number, limit: number): Promise<void> {
    const { finished } = this.#keys;
    const expired = await this.#redis.zrangebyscore(finished, '-inf', now, 'LIMIT', 0, limit);
    await Promise.all(expired.map((text) => this.remove(readListedTask(text))));
  }

  /** Removes a task from all lists. */
  async remove(task: ListedTask): Promise<void> {
    const { finished, unfinished } = this.#keys;
    await Promise.all([
      ...this.#lists(task.owner).map((list) => this.#redis.zrem(list, task.taskId)),
      ...[finished, unfinished].map((list) => this.#redis.zrem(list, textOf(task))),
      this.joins.release(task.digest, task.taskId),
    ]);
    this.#recent.delete(textOf(task));
  }

  #note(task: ListedTask): void {
    const text = textOf(task);
    const now = Date.now();
    this.#recent.delete(text);
    this.#recent.set(text, now);
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

/**
 * Milliseconds that a list is kept after its latest change: 60 days, more than any task lives between two. The sweep removes entries
 * long before; this ensures that no list stays forever once all processes are gone.
 */
const listTtlMs = 60 * 24 * 60 * 60 * 1000;

/** Milliseconds after which a write has certainly reached the replicas, or never will. */
const recentMs = 60_000;

/** Milliseconds after which a new task must have a job. */
const firstCheckMs = 20_000;

/** How many tasks can be created in the same millisecond without a gap between pages. */
const maxTies = 200;

const pairs = (flat: readonly string[]): IndexEntry[] =>
  flat.flatMap((taskId, i) => (i % 2 === 0 ? [{ taskId, createdAt: Number(flat[i + 1]) }] : []));

/** Takes the time from Redis without a round trip before the start of a task. */
const addToList = `
  local member, at, delayMs, ttlMs = unpack(ARGV)
  local time = redis.call('TIME')
  local score = at ~= '' and at or time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZADD', KEYS[1], 'NX', string.format('%.0f', score + delayMs), member)
  redis.call('PEXPIRE', KEYS[1], ttlMs)
  return 1
`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    /** Adds a member to a list, unless it is there, `delayMs` after the time `at`, or after now if that is empty. */
    addToList(
      list: string,
      member: string,
      at: number | '',
      delayMs: number,
      ttlMs: number,
    ): Result<number, Context>;
  }
}
