/** Redis took too long for a request. */
export class RedisTimeoutError extends Error {
  override name = 'RedisTimeoutError';
  constructor(ms: number) {
    super(`Redis did not respond within ${ms} ms.`);
  }
}

/**
 * Waits for `work`, but not longer than `ms` milliseconds (1800 by default). The work itself is not canceled.
 *
 * @throws {RedisTimeoutError} after `ms` milliseconds.
 */
export const withinDeadline = async <T>(work: Promise<T>, ms = requestMs): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new RedisTimeoutError(ms)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Callers get a response within 2 s even if Redis is unavailable. The difference is the time to send it. */
const requestMs = 1800;
