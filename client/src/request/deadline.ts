/** A signal that aborts with `outer`, or when it is not extended in time. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Restarts the timer with `ms` milliseconds. */
  extend(ms: number): void;
  /** Stops the timer and stops listening to `outer`. Does not abort the signal. */
  clear(): void;
}

/** @param reason what the signal aborts with on a timeout. */
export const createDeadline = (outer: AbortSignal, ms: number, reason: Error): Deadline => {
  const controller = new AbortController();
  const expire = () => controller.abort(reason);
  const follow = () => {
    clearTimeout(timer);
    controller.abort(outer.reason);
  };
  let timer = setTimeout(expire, ms);
  if (outer.aborted) follow();
  else outer.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    extend(next) {
      clearTimeout(timer);
      if (!controller.signal.aborted) timer = setTimeout(expire, next);
    },
    clear() {
      clearTimeout(timer);
      outer.removeEventListener('abort', follow);
    },
  };
};
