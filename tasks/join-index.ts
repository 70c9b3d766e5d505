import { createHash } from 'node:crypto';
import type { Result } from 'ioredis';
import type { Keys } from '../contract/keys.ts';
import type { TaskInput } from '../contract/task.ts';
import type { Connection } from '../redis/connections.ts';
import { comparableName } from './product-name.ts';
import { unfinishedTtlMs } from './unfinished-ttl.ts';

/** Finds the task that a request may join: the latest for the same caller, kind, product and options. */
export class JoinIndex {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
    redis.defineCommand('replaceIfHeld', { lua: replaceIfHeld, numberOfKeys: 1 });
  }

  /** Returns the latest claim for this input; undefined if there is none. */
  async find(input: TaskInput): Promise<JoinClaim | undefined> {
    const key = this.#key(input);
    const [taskId, leftMs] = await Promise.all([this.#redis.get(key), this.#redis.pttl(key)]);
    return taskId === null ? undefined : { taskId, ageMs: unfinishedTtlMs - leftMs };
  }

  /** Makes the task the one to join, whichever it was before. Its record must exist. */
  async set(input: TaskInput, taskId: string): Promise<void> {
    await this.#redis.set(this.#key(input), taskId, 'PX', unfinishedTtlMs);
  }

  /**
   * Makes a task that is about to be created the one to join.
   *
   * @param held the task that {@link find} returned.
   * @returns false if another call was faster.
   */
  async claim(input: TaskInput, taskId: string, held: string | undefined): Promise<boolean> {
    const key = this.#key(input);
    if (held === undefined) {
      return (await this.#redis.set(key, taskId, 'PX', unfinishedTtlMs, 'NX')) === 'OK';
    }
    return (await this.#redis.replaceIfHeld(key, held, taskId, unfinishedTtlMs)) === 1;
  }

  #key(input: TaskInput): string {
    return this.#keys.join(digestOf(input));
  }
}

/** The task to join. Its record may not exist yet. */
export interface JoinClaim {
  readonly taskId: string;
  /** Milliseconds since the claim. */
  readonly ageMs: number;
}

/** Digests input. Two requests with the same digest may share a task. */
export const digestOf = ({
  owner,
  kind,
  productName,
  maxReviews,
  sources,
  productUrls,
}: TaskInput) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        owner,
        kind,
        comparableName(productName),
        maxReviews,
        sources.toSorted(),
        productUrls.toSorted(),
      ]),
    )
    .digest('base64url');

const replaceIfHeld = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return 1
`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    /** Runs SET if the key still contains `held`; returns 1 if it did. */
    replaceIfHeld(key: string, held: string, value: string, ttlMs: number): Result<number, Context>;
  }
}
