import { z } from 'zod';
import { type Failure, failureSchema } from '../contract/failure.ts';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';
import { redisTime } from '../redis/redis-time.ts';
import {
  parseOrSkip,
  parseStoredJson,
  type ReportUnreadable,
  readKey,
  skipUnreadable,
} from './unreadable.ts';

/** How asking a source ended. Both are set if parts of it, such as one of several shops, failed. */
export interface SourceOutcome {
  readonly source: string;
  /** Whether it answered. */
  readonly succeeded: boolean;
  readonly error: Failure | null;
}

/** A failure of a source. */
export interface SourceFailure {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly error: Failure;
}

/** When sources last succeeded and failed, on any worker, by the clock of Redis. Kept for 7 days after the latest outcome. */
export class SourceOutcomes {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #report: ReportUnreadable;

  /** @param onUnreadable receives errors that cannot be read. They are skipped. */
  constructor(redis: Connection, keys: Keys, onUnreadable: ReportUnreadable) {
    this.#redis = redis;
    this.#keys = keys;
    this.#report = onUnreadable;
  }

  /** Notes the outcomes of an attempt. */
  async note(outcomes: readonly SourceOutcome[]): Promise<void> {
    if (outcomes.length === 0) return;
    const at = await redisTime(this.#redis);
    const fields = new Map<string, string | number>();
    for (const { source, succeeded, error } of outcomes) {
      if (succeeded) fields.set(successOf(source), at);
      if (error) fields.set(errorOf(source), JSON.stringify({ at, error }));
    }
    const key = this.#keys.sourceOutcomes;
    await this.#redis.multi().hset(key, fields).pexpire(key, keptMs).exec();
  }

  /** Reads the latest outcomes of all sources, to be asked for those of one. */
  async latest(): Promise<(source: string) => LatestOutcomes> {
    const key = this.#keys.sourceOutcomes;
    const read = readKey(key, this.#redis.hgetall(key));
    const fields = (await read.catch(skipUnreadable(this.#report))) ?? {};
    const failureOf = (source: string): SourceFailure | undefined => {
      const field = errorOf(source);
      const text = fields[field];
      if (text === undefined) return undefined;
      const parse = () => parseStoredJson(`${key} ${field}`, sourceFailureSchema, text);
      return parseOrSkip(parse, this.#report);
    };
    return (source) => ({
      successAt: Number(fields[successOf(source)]) || undefined,
      failure: failureOf(source),
    });
  }
}

/** Undefined where none is known. */
export interface LatestOutcomes {
  /** When the source last answered, in milliseconds since 1970. */
  readonly successAt: number | undefined;
  readonly failure: SourceFailure | undefined;
}

const sourceFailureSchema = z.object({ at: z.number().int(), error: failureSchema });

const successOf = (source: string): string => `${source}:success`;
const errorOf = (source: string): string => `${source}:error`;

const keptMs = 7 * 24 * 60 * 60 * 1000;
