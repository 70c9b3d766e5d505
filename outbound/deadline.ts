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
  /** Stops the clock during `wait`, and then continues with the time that was left. */
  exclude(wait: () => Promise<void>): Promise<void>;
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
  const start = (leftMs: number) => {
    endsAt = performance.now() + leftMs;
    return setTimeout(() => {
      passed = true;
      controller.abort();
    }, leftMs);
  };
  let endsAt = 0;
  let timer = start(ms);
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
      timer = start(ms);
    },
    exclude: async (wait) => {
      pause();
      const leftMs = endsAt - performance.now();
      await wait();
      timer = start(leftMs);
    },
    clear: () => {
      pause();
      outer.removeEventListener('abort', forward);
    },
  };
};
