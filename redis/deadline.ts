/** Redis did not do in time what a request needs of it. */
export class RedisTimeoutError extends Error {
  override name = 'RedisTimeoutError';
  constructor(ms: number) {
    super(`Redis took more than ${ms} ms.`);
  }
}

/**
 * Gives up waiting behind `ms` milliseconds, whatever became of the work.
 *
 * @throws {RedisTimeoutError}
 */
export const withinDeadline = async <T>(work: Promise<T>, ms = wholeRequestMs): Promise<T> => {
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

/** A caller is answered within 2 s though Redis is gone: less the time for the answer itself. */
const wholeRequestMs = 1800;
