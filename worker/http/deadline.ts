/** A signal that aborts when `outer` does or when the time is over, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether it was the time. */
  readonly passed: () => boolean;
  /** Ends the watch; what is not cleared keeps a listener on `outer`. */
  clear(): void;
}

/** @param ms from now. */
export const startDeadline = (ms: number, outer: AbortSignal): Deadline => {
  const controller = new AbortController();
  let passed = false;
  const timer = setTimeout(() => {
    passed = true;
    controller.abort();
  }, ms);
  const forward = () => controller.abort(outer.reason);
  if (outer.aborted) forward();
  outer.addEventListener('abort', forward, { once: true });
  return {
    signal: controller.signal,
    passed: () => passed,
    clear: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', forward);
    },
  };
};
