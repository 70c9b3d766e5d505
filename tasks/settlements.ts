import type { Keys } from '../contract/keys.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { LastHour } from '../contract/queue-state.ts';
import type { Task } from '../contract/task.ts';
import type { Connection } from '../redis/connections.ts';

/** Statistics of settled tasks, by the minute. They are informational: if a process dies, its last task may be missing. */
export class Settlements {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /** Counts a task whose state is now SUCCESS or FAILURE. */
  async note({ kind, status, createdAt, startedAt, finishedAt }: Task): Promise<void> {
    const now = Date.now();
    const key = this.#keys.settled(kind, minuteOf(now));
    const transaction = this.#redis.multi();
    transaction.hincrby(key, status === 'SUCCESS' ? 'succeeded' : 'failed', 1);
    if (startedAt !== null) {
      transaction.hincrby(key, `wait:${bucketOf(startedAt - createdAt)}`, 1);
      transaction.hincrby(key, `run:${bucketOf((finishedAt ?? now) - startedAt)}`, 1);
    }
    transaction.pexpire(key, (minutes + 1) * minuteMs);
    await transaction.exec();
  }

  /** Latencies are accurate to 3 %. */
  async lastHour(kind: ReviewKind): Promise<LastHour> {
    const last = minuteOf(Date.now());
    const counts = new Map<string, number>();
    const each = await Promise.all(
      Array.from({ length: minutes }, (_, ago) =>
        this.#redis.hgetall(this.#keys.settled(kind, last - ago)),
      ),
    );
    for (const [field, count] of each.flatMap(Object.entries<string>)) {
      counts.set(field, (counts.get(field) ?? 0) + Number(count));
    }
    return {
      succeeded: counts.get('succeeded') ?? 0,
      failed: counts.get('failed') ?? 0,
      waitP50: quantile(counts, 'wait:', 0.5),
      waitP95: quantile(counts, 'wait:', 0.95),
      runP50: quantile(counts, 'run:', 0.5),
      runP95: quantile(counts, 'run:', 0.95),
    };
  }
}

const minutes = 60;
const minuteMs = 60_000;

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
