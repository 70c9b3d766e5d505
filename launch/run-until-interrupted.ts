import { setTimeout as delay } from 'node:timers/promises';

export interface Scope {
  /** Aborts on Ctrl-C, SIGTERM, SIGHUP, and when nobody reads standard output any more. */
  readonly signal: AbortSignal;
  /** Closes it at the end, however that comes; what was opened last goes first. */
  closeAtEnd(close: () => Promise<void>): void;
}

/**
 * Runs a command of the terminal and ends the process: with 0 when it has ended or was interrupted, with 1 and the reason
 * when it failed. A second Ctrl-C ends it at once.
 */
export const runUntilInterrupted = async (run: (scope: Scope) => Promise<void>): Promise<void> => {
  const interruption = new AbortController();
  const closers: (() => Promise<void>)[] = [];
  onInterruption(() => interruption.abort());

  const outcome = run({
    signal: interruption.signal,
    closeAtEnd: (close) => closers.push(close),
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

/** Behind this the process ends with whatever is still open; its children die with it. */
const deadlineMs = 25_000;

/** npm passes Ctrl-C on to a process that the terminal has told already: two signals so close are one press of the key. */
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
};

const aborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)));

const closeAll = async (closers: (() => Promise<void>)[]): Promise<void> => {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
};
