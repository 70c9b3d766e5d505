/** A time limit that can be paused. */
export interface Deadline {
  /** Aborts when the time is up or when the outer signal aborts. */
  readonly signal: AbortSignal;
  /** The time limit in milliseconds. */
  readonly ms: number;
  /** Whether the time is up. */
  readonly passed: () => boolean;
  /** Stops the clock. */
  pause(): void;
  /** Restarts the clock with the full time. */
  resume(): void;
  /** Stops the clock and removes the listener from the outer signal. */
  clear(): void;
}

/**
 * Starts a deadline. Callers must clear it.
 *
 * @param ms milliseconds from now.
 */
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
