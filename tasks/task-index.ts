import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';
import { onFailover } from '../redis/on-failover.ts';
import { redisTime } from '../redis/redis-time.ts';
import type { Step, StepRunner } from '../redis/script-steps.ts';
import { addingTo, CreationLists, type ListRange, listTtlMs } from './creation-lists.ts';
import type { IndexEntry } from './index-cursor.ts';
import { JoinIndex } from './join-index.ts';
import { type ListedTask, readListedTask, textOf } from './listed-task.ts';
import { OpenTasks } from './open-tasks.ts';

/**
 * The lists of tasks: all tasks, those of each caller, and the unfinished ones; and which task an equal request joins. An entry is
 * written before its record and can outlive it for a moment. Readers skip entries without a record, and the sweep removes them.
 */
export class TaskIndex {
  readonly joins: JoinIndex;
  readonly open: OpenTasks;
  readonly #redis: Connection;
  readonly #steps: StepRunner;
  readonly #keys: Keys;
  readonly #created: CreationLists;
  /** When this process last started or finished each task, oldest first, by the text of its entry. */
  readonly #recent = new Map<string, number>();
  /** The number of failovers noticed. */
  #failovers = 0;

  constructor(redis: Connection, steps: StepRunner, keys: Keys) {
    this.#redis = redis;
    this.#steps = steps;
    this.#keys = keys;
    this.joins = new JoinIndex(redis, steps, keys);
    this.open = new OpenTasks(redis, keys);
    this.#created = new CreationLists(redis, keys);
  }

  /** @param createdAt by the clock of Redis, in milliseconds since 1970, which is the default. Orders the lists. */
  async add(task: ListedTask, createdAt?: number): Promise<void> {
    await this.#steps.run([this.adding(task, createdAt)]);
  }

  /** {@link add} as steps. */
  adding(task: ListedTask, createdAt?: number): Step[] {
    this.#note(task);
    const { unfinished } = this.#keys;
    return [
      ...this.#created.adding(task, createdAt),
      addingTo(unfinished, textOf(task), { at: createdAt, delayMs: firstCheckMs }),
    ];
  }

  /** Reads up to `count` entries after `after`, newest first. See {@link CreationLists.page}. */
  page(
    owner: string | undefined,
    after: IndexEntry | undefined,
    count: number,
    times: Omit<ListRange, 'owner'> = {},
  ): Promise<IndexEntry[]> {
    return this.#created.page({ owner, ...times }, after, count);
  }

  /** Counts the entries that {@link page} reads. */
  count(range: ListRange): Promise<number> {
    return this.#created.count(range);
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
      this.open.remove(task),
      this.joins.release(task.digest, task.taskId, canBeJoined ? expiresAt : 0),
      ...[...this.#created.keysFor(task.owner), finished].map((key) =>
        this.#redis.pexpire(key, listTtlMs),
      ),
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
      this.open.renew(task, at),
      ...[...this.#created.keysFor(task.owner), unfinished].map((key) =>
        this.#redis.pexpire(key, listTtlMs),
      ),
    ]);
    // It may have finished meanwhile: then it must not count as an unfinished task of its caller.
    if ((await this.#redis.zscore(unfinished, textOf(task))) === null) await this.open.remove(task);
  }

  /** Removes up to `limit` tasks that have expired by `now` from all lists. @returns how many. */
  async trim(now: number, limit: number): Promise<number> {
    const { finished } = this.#keys;
    const expired = await this.#redis.zrangebyscore(finished, '-inf', now, 'LIMIT', 0, limit);
    await Promise.all(expired.map((text) => this.remove(readListedTask(text))));
    return expired.length;
  }

  /** Removes a task from all lists. */
  async remove(task: ListedTask): Promise<void> {
    const { finished, unfinished } = this.#keys;
    await Promise.all([
      this.#created.remove(task),
      ...[finished, unfinished].map((list) => this.#redis.zrem(list, textOf(task))),
      this.open.remove(task),
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
}

/**
 * Opens the index of one process. After each failover it makes the sweep check recent tasks.
 *
 * @param onError called if that fails.
 */
export const openTaskIndex = (
  redis: Connection,
  steps: StepRunner,
  keys: Keys,
  onError: (error: unknown) => void,
): TaskIndex => {
  const index = new TaskIndex(redis, steps, keys);
  onFailover(redis, () => {
    index.checkRecent().catch(onError);
  });
  return index;
};

/** Milliseconds after which a write has certainly reached the replicas, or never will. */
const recentMs = 60_000;

/** Milliseconds after which a new task must have a job. */
const firstCheckMs = 20_000;
