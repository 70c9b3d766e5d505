import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';
import type { Step } from '../redis/script-steps.ts';
import type { IndexEntry } from './index-cursor.ts';
import type { ListedTask } from './listed-task.ts';

/** The part of a list that is read. Times are those of the records, in milliseconds since 1970. */
export interface ListRange {
  /** The caller whose tasks are read. Default: the tasks of all callers. */
  readonly owner?: string | undefined;
  /** Inclusive. */
  readonly createdFrom?: number | undefined;
  /** Exclusive. */
  readonly createdUntil?: number | undefined;
}

/** All tasks, and those of each caller, by the time of their creation. */
export class CreationLists {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /**
   * The steps that add a task.
   *
   * @param createdAt by the clock of Redis, in milliseconds since 1970. Default: now.
   */
  adding({ taskId, owner }: ListedTask, createdAt?: number): Step[] {
    return this.keysFor(owner).map((list) => addingTo(list, taskId, { at: createdAt }));
  }

  async remove({ taskId, owner }: ListedTask): Promise<void> {
    await Promise.all(this.keysFor(owner).map((list) => this.#redis.zrem(list, taskId)));
  }

  /**
   * Reads up to `count` entries after `after`, newest first. The times of an entry and its record can differ, so entries just outside
   * the range are read as well.
   */
  async page(
    range: ListRange,
    after: IndexEntry | undefined,
    count: number,
  ): Promise<IndexEntry[]> {
    const { min, max } = boundsOf(range);
    const isAfter = (entry: IndexEntry) =>
      after === undefined ||
      entry.createdAt < after.createdAt ||
      (entry.createdAt === after.createdAt && entry.taskId < after.taskId);
    // The entries that share their time with `after` are read as well. Usually, there are few.
    for (let ties = after === undefined ? 0 : firstTies; ; ties *= 4) {
      const flat = await this.#redis.zrevrangebyscore(
        this.#keys.index(range.owner),
        Math.min(after?.createdAt ?? max, max),
        min,
        'WITHSCORES',
        'LIMIT',
        0,
        count + ties,
      );
      const read = pairs(flat);
      const page = read.filter(isAfter).slice(0, count);
      if (page.length === count || read.length < count + ties) return page;
    }
  }

  /** Counts the entries that {@link page} reads for a range. */
  async count(range: ListRange): Promise<number> {
    const { min, max } = boundsOf(range);
    return this.#redis.zcount(this.#keys.index(range.owner), min, max);
  }

  /** The lists of a caller's tasks. */
  keysFor(owner: string): string[] {
    return [this.#keys.index(undefined), this.#keys.index(owner)];
  }
}

/**
 * Milliseconds that a list is kept after its latest change: 60 days, more than any task lives between two. The sweep removes entries
 * long before; this ensures that no list stays forever once all processes are gone.
 */
export const listTtlMs = 60 * 24 * 60 * 60 * 1000;

/**
 * Milliseconds by which the times of an entry and its record can differ. A start that was interrupted between the two can be repeated
 * until the sweep removes the entry, and on a cluster the clocks of nodes differ.
 */
const toleranceMs = 120_000;

const boundsOf = ({ createdFrom, createdUntil }: ListRange) => ({
  min: createdFrom === undefined ? '-inf' : createdFrom - toleranceMs,
  max: createdUntil === undefined ? Number.MAX_SAFE_INTEGER : createdUntil + toleranceMs,
});

/** How many entries with the time of the one before a page are read first. If there are more, all of them are read again. */
const firstTies = 20;

const pairs = (flat: readonly string[]): IndexEntry[] =>
  flat.flatMap((taskId, i) => (i % 2 === 0 ? [{ taskId, createdAt: Number(flat[i + 1]) }] : []));

/**
 * The step that adds a member to a list, unless it is there.
 *
 * @param options `at`: its score, in milliseconds since 1970 by the clock of Redis. Default: now. `delayMs` is added to it.
 */
export const addingTo = (
  list: string,
  member: string,
  { at, delayMs = 0 }: { readonly at?: number | undefined; readonly delayMs?: number } = {},
): Step => ({
  script: addToList,
  keys: [list],
  args: [member, at ?? '', delayMs, listTtlMs],
  parse: (reply) => reply,
});

const addToList = {
  name: 'addToList',
  lua: `
  local member, at, delayMs, ttlMs = unpack(ARGV)
  local score = at ~= '' and at or now
  redis.call('ZADD', KEYS[1], 'NX', string.format('%.0f', score + delayMs), member)
  redis.call('PEXPIRE', KEYS[1], ttlMs)
  return 1
`,
  continuesIf: 'true',
};
