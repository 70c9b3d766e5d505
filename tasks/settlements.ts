import type { Keys } from '../contract/keys.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { LastHour, QueueMinute } from '../contract/queue-state.ts';
import type { Task } from '../contract/task.ts';
import type { Connection } from '../redis/connections.ts';
import { redisTime } from '../redis/redis-time.ts';

/** Is notified of what this process does with tasks. */
export interface TaskObserver {
  /** The first attempt at the task has begun. */
  started(task: Task): void;
  /** The task has reached a final state. */
  settled(task: Task): void;
}

/**
 * Statistics of queues by the minute, by the clock of Redis. They are informational: if a process dies, its last task may be
 * missing.
 */
export class Settlements {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #observer: TaskObserver | undefined;

  constructor(redis: Connection, keys: Keys, observer?: TaskObserver) {
    this.#redis = redis;
    this.#keys = keys;
    this.#observer = observer;
  }

  /** Counts a task that has been settled here. Those that were canceled do not count for the queue. */
  async note(task: Task): Promise<void> {
    this.#observer?.settled(task);
    const { kind, status, startedAt, finishedAt } = task;
    if (status === 'REVOKED') return;
    const at = finishedAt ?? (await redisTime(this.#redis));
    const fields = [status === 'SUCCESS' ? 'succeeded' : 'failed'];
    if (startedAt !== null) fields.push(`run:${bucketOf(at - startedAt)}`);
    await this.#count(kind, at, fields);
  }

  /** Counts a task whose first attempt has begun. */
  async noteStart(task: Task): Promise<void> {
    this.#observer?.started(task);
    const { kind, createdAt, startedAt } = task;
    const at = startedAt ?? (await redisTime(this.#redis));
    await this.#count(kind, at, ['started', `wait:${bucketOf(at - createdAt)}`]);
  }

  /** Samples the number of waiting jobs. Without any, nothing is stored. @param now by the clock of Redis. */
  async notePending(kind: ReviewKind, pending: number, now: number): Promise<void> {
    const key = this.#keys.settled(kind, minuteOf(now));
    if (pending === 0) await this.#redis.hdel(key, 'pending');
    else {
      const transaction = this.#redis.multi().hset(key, 'pending', pending);
      await transaction.pexpire(key, keptMs).exec();
    }
  }

  /** Latencies are accurate to 3 %. */
  async lastHour(kind: ReviewKind): Promise<LastHour> {
    const last = minuteOf(await redisTime(this.#redis));
    const first = last - minutes + 1;
    const hashes = await Promise.all(
      Array.from({ length: minutes }, (_, i) =>
        this.#redis.hgetall(this.#keys.settled(kind, first + i)),
      ),
    );
    const counts = countsOf(hashes);
    return {
      succeeded: counts.get('succeeded') ?? 0,
      failed: counts.get('failed') ?? 0,
      waitP50: quantile(counts, 'wait:', 0.5),
      waitP95: quantile(counts, 'wait:', 0.95),
      runP50: quantile(counts, 'run:', 0.5),
      runP95: quantile(counts, 'run:', 0.95),
      history: hashes.map((hash, i) => historyEntry(first + i, countsOf([hash]))),
    };
  }

  async #count(kind: ReviewKind, at: number, fields: readonly string[]): Promise<void> {
    const key = this.#keys.settled(kind, minuteOf(at));
    const transaction = this.#redis.multi();
    for (const field of fields) transaction.hincrby(key, field, 1);
    await transaction.pexpire(key, keptMs).exec();
  }
}

/** Adds up what was counted. */
const countsOf = (
  hashes: readonly Readonly<Record<string, string>>[],
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const [field, count] of hashes.flatMap((hash) => Object.entries(hash))) {
    counts.set(field, (counts.get(field) ?? 0) + Number(count));
  }
  return counts;
};

const historyEntry = (minute: number, counts: ReadonlyMap<string, number>): QueueMinute => ({
  minute: minute * minuteMs,
  pending: counts.get('pending') ?? 0,
  waitP95: quantile(counts, 'wait:', 0.95),
  started: counts.get('started') ?? 0,
  succeeded: counts.get('succeeded') ?? 0,
  failed: counts.get('failed') ?? 0,
});

const minutes = 60;
const minuteMs = 60_000;
const keptMs = (minutes + 1) * minuteMs;

const minuteOf = (instant: number): number => Math.floor(instant / minuteMs);

/** The ratio of the widths of consecutive buckets. */
const growth = 1.05;

const bucketOf = (ms: number): number => Math.ceil(Math.log(Math.max(ms, 1)) / Math.log(growth));

/** The middle of the bucket that contains the quantile; null without data. */
const quantile = (
  counts: ReadonlyMap<string, number>,
  prefix: string,
  share: number,
): number | null => {
  const buckets = [...counts]
    .filter(([field]) => field.startsWith(prefix))
    .map(([field, count]) => ({ bucket: Number(field.slice(prefix.length)), count }))
    .sort((one, other) => one.bucket - other.bucket);
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  let below = 0;
  for (const { bucket, count } of buckets) {
    below += count;
    if (below >= share * total) return Math.round(growth ** (bucket - 0.5));
  }
  return null;
};
