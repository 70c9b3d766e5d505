/**
 * Stops waiting when `signal` aborts. The work continues.
 *
 * @throws the reason of the signal once it aborts.
 */
export const withSignal = async <Result>(
  work: Promise<Result>,
  signal: AbortSignal,
): Promise<Result> => {
  let removeListener = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    removeListener = () => signal.removeEventListener('abort', abort);
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([work, aborted]);
  } finally {
    removeListener();
  }
};
