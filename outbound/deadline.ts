/** A signal that aborts when `outer` does or when the time is over, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** The time it was given. */
  readonly ms: number;
  /** Whether it was the time. */
  readonly passed: () => boolean;
  /** Stops the clock. */
  pause(): void;
  /** Gives it the whole time again, from now. */
  resume(): void;
  /** Ends the watch; what is not cleared keeps a listener on `outer`. */
  clear(): void;
}

/** @param ms from now. */
export const startDeadline = (ms: number, outer: AbortSignal): Deadline => {
  const controller = new AbortController();
  let passed = false;
  const start = () =>
    setTimeout(() => {
      passed = true;
      controller.abort();
    }, ms);
  let timer = start();
  const pause = () => clearTimeout(timer);
  const forward = () => controller.abort(outer.reason);
  if (outer.aborted) forward();
  outer.addEventListener('abort', forward, { once: true });
  return {
    signal: controller.signal,
    ms,
    passed: () => passed,
    pause,
    resume: () => {
      pause();
      timer = start();
    },
    clear: () => {
      pause();
      outer.removeEventListener('abort', forward);
    },
  };
};
