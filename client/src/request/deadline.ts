/** A signal that aborts with `outer`, or once nothing has extended it in time. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Starts the wait again, with `ms` milliseconds from now. */
  extend(ms: number): void;
  /** Ends the wait and lets go of `outer`; the signal stays as it is. */
  clear(): void;
}

/** @param reason what the signal aborts with when the time is over. */
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
