import type { RateLimiter } from '../redis/rate-limiter.ts';
import type { Replies, Step } from '../redis/script-steps.ts';
import { TooManyStartsError } from './start-refused-error.ts';

/** Whose starts a limiter counts a start among. */
export interface StartPermit {
  readonly limiter: RateLimiter;
  readonly caller: string;
}

/** How a start is counted: in steps, and by a check of their replies. */
export interface Counting {
  readonly steps: readonly Step[];
  /** @throws {TooManyStartsError} if there were too many. */
  readonly assertIn: (replies: Replies) => void;
}

/** @param permit undefined: the start does not count. */
export const countedBy = (permit: StartPermit | undefined): Counting => {
  if (!permit) return { steps: [], assertIn: () => {} };
  const { limiter, caller } = permit;
  const consuming = limiter.consuming(caller);
  return {
    steps: [consuming],
    assertIn: (replies) => {
      const waitMs = replies.of(consuming);
      if (waitMs !== undefined) throw new TooManyStartsError(limiter.limit.permits, waitMs);
    },
  };
};
