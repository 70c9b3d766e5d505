let last: Promise<void> = Promise.resolve();

/**
 * Resolves for one caller in each iteration of the event loop. Callers that waited for the same thing continue one after the other, so
 * that the process handles other events in between.
 */
export const nextIteration = (): Promise<void> => {
  last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
  return last;
};
