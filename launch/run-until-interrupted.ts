import { setTimeout as delay } from 'node:timers/promises';
import { onNpmEnd } from './processes/on-npm-end.ts';

export interface Scope {
  /**
   * Aborts on SIGINT (Ctrl-C), SIGTERM, and SIGHUP (a closed terminal), when the reader of standard output or standard error is gone,
   * and when the npm that runs the command has been killed.
   */
  readonly signal: AbortSignal;
  /** Registers a cleanup function. They run in reverse order when the command ends, fails, or is interrupted. */
  onExit(close: () => Promise<void>): void;
}

/**
 * Runs a terminal command and exits the process: with 0 after it has ended or was interrupted, with 1 and the error message after
 * it failed. A second Ctrl-C exits immediately, with 130.
 */
export const runUntilInterrupted = async (run: (scope: Scope) => Promise<void>): Promise<void> => {
  const interruption = new AbortController();
  const closers: (() => Promise<void>)[] = [];
  onInterruption(() => interruption.abort());

  const outcome = run({
    signal: interruption.signal,
    onExit: (close) => closers.push(close),
  }).then(
    () => undefined,
    (error: unknown) => error,
  );
  const failure = await Promise.race([outcome, aborted(interruption.signal)]);
  const isFailed = failure !== undefined && !interruption.signal.aborted;
  if (isFailed) console.error(failure instanceof Error ? failure.message : failure);

  const closing = closeAll(closers)
    .then(() => outcome)
    .then(() => closeAll(closers))
    .then(
      () => undefined,
      (error: unknown) => console.error(error),
    );
  await Promise.race([closing, delay(deadlineMs)]);
  process.exit(isFailed ? 1 : 0);
};

/** The process exits after this even if a cleanup function has not finished. Its child processes end with it. */
const deadlineMs = 25_000;

/** npm forwards the SIGINT that the terminal has already sent to the process. Two within this time are one Ctrl-C. */
const samePressMs = 500;

const onInterruption = (interrupt: () => void): void => {
  let first: number | undefined;
  const onSignal = (): void => {
    if (first !== undefined && performance.now() - first > samePressMs) process.exit(130);
    first ??= performance.now();
    interrupt();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  process.stdout.on('error', interrupt);
  process.stderr.on('error', interrupt);
  onNpmEnd(interrupt);
};

const aborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)));

const closeAll = async (closers: (() => Promise<void>)[]): Promise<void> => {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
};
