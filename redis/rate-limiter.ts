import { z } from 'zod';
import type { Step, StepRunner } from './script-steps.ts';

export interface RateLimit {
  /** Permits in one window. */
  readonly permits: number;
  /** Seconds in a window, which opens with its first permit. */
  readonly seconds: number;
}

/** Counts permits by key, across all processes. */
export class RateLimiter {
  readonly limit: RateLimit;
  readonly #steps: StepRunner;
  readonly #prefix: string;

  /** @param prefix is put before each key in Redis. */
  constructor(steps: StepRunner, prefix: string, limit: RateLimit) {
    this.#steps = steps;
    this.#prefix = prefix;
    this.limit = limit;
  }

  /**
   * Consumes one permit.
   *
   * @returns undefined if a permit was left; otherwise the milliseconds until the next one, at least 1.
   */
  async consume(key: string): Promise<number | undefined> {
    const step = this.consuming(key);
    return (await this.#steps.run([[step]])).of(step);
  }

  /** {@link consume} as a step, which ends the sequence if no permit was left. */
  consuming(key: string): Step<number | undefined> {
    return {
      script,
      keys: [`${this.#prefix}:${key}`],
      args: [this.limit.permits, this.limit.seconds * 1000],
      parse: (reply) => z.number().parse(reply) || undefined,
    };
  }
}

const script = {
  name: 'consumePermit',
  lua: `
    local consumed = redis.call('INCR', KEYS[1])
    if consumed == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
    if consumed <= tonumber(ARGV[1]) then return 0 end
    return math.max(1, redis.call('PTTL', KEYS[1]))
  `,
  continuesIf: 'reply == 0',
};
