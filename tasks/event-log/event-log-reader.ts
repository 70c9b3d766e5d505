import type { LoggedEvent } from '../../contract/event.ts';
import type { Keys } from '../../contract/keys.ts';
import type { Review } from '../../contract/review.ts';
import { type Position, positionSchema, type Task } from '../../contract/task.ts';
import type { Connection } from '../../redis/connections.ts';
import { hmgetEach } from '../../redis/hmget-each.ts';
import { type ReportUnreadable, readKey, skipUnreadable } from '../unreadable.ts';
import { parseEntries } from './entry.ts';
import { type Bookkeeping, readRecord } from './record.ts';
import { readRecordAndReviews, readReviewBatches, readReviews } from './reviews.ts';
import { readFacts, type TaskFacts } from './task-facts.ts';

/** Reads the records, logs and reviews of all tasks. */
export class EventLogReader {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #report: ReportUnreadable;

  /** @param report receives events, reviews and checkpoints that cannot be read. They are skipped. */
  constructor(redis: Connection, keys: Keys, report: ReportUnreadable) {
    this.#redis = redis;
    this.#keys = keys;
    this.#report = report;
  }

  /** Returns undefined if the task does not exist. @throws {UnreadableDataError} */
  async find(taskId: string): Promise<Task | undefined> {
    return (await this.findWithBookkeeping(taskId))?.task;
  }

  /** Like {@link find}, but skips a task that cannot be read: returns undefined and reports it. */
  async findReadable(taskId: string): Promise<Task | undefined> {
    return this.find(taskId).catch(skipUnreadable(this.#report));
  }

  /**
   * Reads what lists are filtered by, undefined for tasks that do not exist or cannot be read, which are reported. Takes one round trip
   * to each Redis node.
   */
  async facts(taskIds: readonly string[]): Promise<(TaskFacts | undefined)[]> {
    const records = taskIds.map((taskId) => ({ taskId, key: this.#keys.record(taskId) }));
    return readFacts(this.#redis, records, this.#report);
  }

  /** Like {@link find}, with what only workers and the sweep need. */
  async findWithBookkeeping(taskId: string): Promise<(Bookkeeping & { task: Task }) | undefined> {
    const key = this.#keys.record(taskId);
    const hash = await readKey(key, this.#redis.hgetall(key));
    return readRecord({ taskId, key }, hash, this.#report);
  }

  /** Reads a task, its checkpoint, and its reviews at one moment. Returns undefined if the task does not exist. */
  async findWithReviews(
    taskId: string,
  ): Promise<(Bookkeeping & { task: Task; reviews: Review[] }) | undefined> {
    const key = this.#keys.record(taskId);
    const stored = { record: key, reviews: this.#keys.reviews(taskId) };
    const { hash, reviews } = await readRecordAndReviews(this.#redis, stored, this.#report);
    const found = readRecord({ taskId, key }, hash, this.#report);
    return found && { ...found, reviews };
  }

  /**
   * Reads up to `count` events, starting with number `from`, as far as the log still contains them and they can be read. Of events of
   * an unknown type only the envelope is read.
   *
   * @throws {UnreadableDataError} if the first one cannot be read.
   */
  async read(taskId: string, from: number, count: number): Promise<LoggedEvent[]> {
    const key = this.#keys.log(taskId);
    const entries = await readKey(key, this.#redis.xrange(key, `${from}-0`, '+', 'COUNT', count));
    return parseEntries(key, entries, this.#report);
  }

  /** Reads the latest position of each task, undefined for unknown tasks, with one round trip to each Redis node. */
  async positions(taskIds: readonly string[]): Promise<(Position | undefined)[]> {
    const fields = await hmgetEach(
      this.#redis,
      taskIds.map((taskId) => this.#keys.record(taskId)),
      ['seq', 'nonce'],
    );
    return fields.map(([seq, nonce]) => positionSchema.safeParse({ seq: Number(seq), nonce }).data);
  }

  /** Reads all reviews collected so far, in the order of collection. Those that cannot be read are skipped and reported. */
  async reviews(taskId: string): Promise<Review[]> {
    return readReviews(this.#redis, this.#keys.reviews(taskId), this.#report);
  }

  /** Like {@link reviews}, in batches that are read one after the other. @throws {ReviewsExpiredError} */
  reviewBatches(taskId: string): AsyncGenerator<Review[]> {
    return readReviewBatches(this.#redis, this.#keys.reviews(taskId), this.#report);
  }
}
