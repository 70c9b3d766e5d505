/** Redis took too long for a request. */
export class RedisTimeoutError extends Error {
  override name = 'RedisTimeoutError';
  constructor(ms: number) {
    super(`Redis did not respond within ${ms} ms.`);
  }
}

/**
 * Waits for `work`, but not longer than `ms` milliseconds (1800 by default). While this process is too busy to read what Redis has
 * answered, less time counts: at most a sixth of `ms` for each turn of its event loop. The work itself is not canceled.
 *
 * @throws {RedisTimeoutError} after `ms` milliseconds.
 */
export const withinDeadline = async <T>(work: Promise<T>, ms = requestMs): Promise<T> => {
  let remaining = turns;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      remaining -= 1;
      if (remaining > 0) timer?.refresh();
      else reject(new RedisTimeoutError(ms));
    }, ms / turns);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const turns = 6;

/** Callers get a response within 2 s even if Redis is unavailable. The difference is the time to send it. */
const requestMs = 1800;
