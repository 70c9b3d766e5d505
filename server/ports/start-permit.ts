import type { RateLimiter } from '../../redis/rate-limiter.ts';
import { ApiError } from '../../schema/errors.ts';
import {
  QueueFullError,
  StartRefusedError,
  TooManyStartsError,
} from '../../tasks/start-refused-error.ts';

/** Counts one start against the limit of its owner. @throws RATE_LIMITED with the time of the next permit. */
export const takeStartPermit = async (
  startLimiter: RateLimiter | undefined,
  owner: string,
): Promise<void> => {
  const waitMs = await startLimiter?.consume(owner);
  if (!startLimiter || waitMs === undefined) return;
  throw visibleRefusal(new TooManyStartsError(startLimiter.limit.permits, waitMs));
};

/** What callers see of a start that a limit refused: QUEUE_FULL or RATE_LIMITED. Other errors are returned as they are. */
export const visibleRefusal = (error: unknown): unknown =>
  error instanceof StartRefusedError
    ? new ApiError(
        error instanceof QueueFullError ? 'QUEUE_FULL' : 'RATE_LIMITED',
        `${error.message} Try again in ${error.retryAfter} s.`,
        { retryAfter: error.retryAfter },
      )
    : error;
