import { createHash } from 'node:crypto';
import type { Result } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../contract/keys.ts';
import type { TaskInput } from '../contract/task.ts';
import type { Connection } from '../redis/connections.ts';
import { luaClock } from '../redis/redis-time.ts';
import type { Step, StepRunner } from '../redis/script-steps.ts';
import { comparableName } from './product-name.ts';
import { unfinishedTtlMs } from './unfinished-ttl.ts';

/**
 * Finds the task that a request may join: the latest for the same caller, kind, product and options. An entry lives no longer than its
 * task, and ends with it if the task cannot be joined any more.
 */
export class JoinIndex {
  readonly #redis: Connection;
  readonly #steps: StepRunner;
  readonly #keys: Keys;

  constructor(redis: Connection, steps: StepRunner, keys: Keys) {
    this.#redis = redis;
    this.#steps = steps;
    this.#keys = keys;
    redis.defineCommand('joinTask', { lua: luaClock + script, numberOfKeys: 1 });
  }

  /** Returns the latest claim for input with this digest; undefined if there is none. */
  async find(digest: string): Promise<JoinClaim | undefined> {
    const step = this.finding(digest);
    return (await this.#steps.run([[step]])).of(step);
  }

  /** {@link find} as a step. */
  finding(digest: string): Step<JoinClaim | undefined> {
    return {
      script: joining,
      keys: [this.#keys.join(digest)],
      args: ['find'],
      parse: (reply) => {
        const [taskId, claimedAt, now] = foundSchema.parse(reply);
        return taskId === '' ? undefined : { taskId, ageMs: now - claimedAt, now };
      },
    };
  }

  /** The step that makes a task the one to join, whichever it was before. */
  setting({ digest, taskId }: JoinableTask): Step {
    return {
      script: joining,
      keys: [this.#keys.join(digest)],
      args: ['set', taskId, unfinishedTtlMs],
      parse: (reply) => reply,
    };
  }

  /**
   * The step that makes a task the one to join before it is created. It ends the sequence if another start was faster.
   *
   * @param held the task that {@link find} returned.
   */
  claiming({ digest, taskId }: JoinableTask, held: string | undefined): Step<boolean> {
    return {
      script: joining,
      keys: [this.#keys.join(digest)],
      args: ['set', taskId, unfinishedTtlMs, held ?? ''],
      parse: (reply) => reply === 1,
    };
  }

  /**
   * Ends the entry, if it is that of the task.
   *
   * @param until when, in milliseconds since 1970. Now by default.
   */
  async release(digest: string, taskId: string, until = 0): Promise<void> {
    await this.#redis.joinTask(this.#keys.join(digest), 'release', taskId, until);
  }
}

interface JoinableTask {
  readonly taskId: string;
  /** See {@link digestOf}. */
  readonly digest: string;
}

/** The task to join. Its record may not exist yet. */
export interface JoinClaim {
  readonly taskId: string;
  /** Milliseconds since the claim. */
  readonly ageMs: number;
  /** The time by the clock of Redis, in milliseconds since 1970. */
  readonly now: number;
}

/** Digests input. Two requests with the same digest may share a task. */
export const digestOf = ({
  owner,
  kind,
  productName,
  maxReviews,
  sources,
  productUrls,
  keepFor,
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
        ...(keepFor === undefined ? [] : [keepFor]),
      ]),
    )
    .digest('base64url');

const foundSchema = z.tuple([z.string(), z.coerce.number(), z.coerce.number()]);

/** The value is the task's ID and the time of the claim. A value of another form counts as no claim. */
const script = `
  local operation, taskId, ms, expected = unpack(ARGV)
  local at = string.format('%.0f', now)
  local function read()
    local value = redis.pcall('GET', KEYS[1])
    return string.match(type(value) == 'string' and value or '', '^(%S+) (%d+)$')
  end
  if operation == 'set' then
    local held = expected and read()
    if expected and expected ~= (held or '') and held ~= taskId then return 0 end
    redis.call('SET', KEYS[1], taskId .. ' ' .. at, 'PX', ms)
    return 1
  end
  local held, claimedAt = read()
  if operation == 'find' then return { held or '', claimedAt or '0', at } end
  if held ~= taskId then return 0 end
  return redis.call('PEXPIREAT', KEYS[1], ms)
`;

const joining = { name: 'joinTask', lua: script, continuesIf: 'reply ~= 0' };

declare module 'ioredis' {
  interface RedisCommander<Context> {
    /** `release` with a task's ID and the time of its end. */
    joinTask(
      key: string,
      operation: 'release',
      taskId: string,
      until: number,
    ): Result<unknown, Context>;
  }
}
