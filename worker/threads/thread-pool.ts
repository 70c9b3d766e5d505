import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';

export interface ThreadPoolOptions {
  /** The module that the threads run. Its default export processes one task. */
  readonly module: URL;
  readonly threads: number;
  /** Milliseconds that a task may run, not counting the time that it waits for a thread. */
  readonly timeoutMs: number;
  /** Megabytes of heap that a thread may use. */
  readonly memoryMb: number;
}

/** Threads that run tasks of unknown cost. One that exceeds its limits is ended and replaced; only its task fails. */
export interface ThreadPool<Task, Result> {
  /**
   * Runs a task in the next free thread. Waiting tasks run in the order of their arrival.
   *
   * @throws {ThreadLimitError} if the task does not end in time or needs too much memory.
   * @throws what the task throws.
   */
  run(task: Task): Promise<Result>;
  /** Ends all threads. Tasks fail. */
  close(): Promise<void>;
}

/** The task exceeded a limit of its thread. */
export class ThreadLimitError extends Error {
  override name = 'ThreadLimitError';
  /** What the task took too much of. */
  readonly limit: 'time' | 'memory';
  constructor(limit: 'time' | 'memory', cause: unknown) {
    super(`The task took too much ${limit}.`, { cause });
    this.limit = limit;
  }
}

/** Opens a pool. Its threads start with the first tasks and then stay; they do not keep the process alive while they are idle. */
export const openThreadPool = <Task, Result>({
  module,
  threads,
  timeoutMs,
  memoryMb,
}: ThreadPoolOptions): ThreadPool<Task, Result> => {
  const pool = new Piscina<Task, Result>({
    filename: module.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    ...argumentsFor(module),
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const free: (() => void)[] = [];
  let running = 0;
  const acquire = async (): Promise<void> => {
    if (running >= threads) await new Promise<void>((resolve) => free.push(resolve));
    else running += 1;
  };
  const release = (): void => {
    const next = free.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return {
    run: async (task) => {
      await acquire();
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        return await pool.run(task, { signal: deadline });
      } catch (error) {
        if (deadline.aborted) throw new ThreadLimitError('time', error);
        if (isOutOfMemory(error)) throw new ThreadLimitError('memory', error);
        throw error;
      } finally {
        release();
      }
    },
    close: () => pool.destroy(),
  };
};

/**
 * TypeScript that was not built is loaded with tsx, whatever started this process. Otherwise threads inherit the options of Node by
 * themselves: passed on, those of V8, such as `--max-old-space-size`, would be rejected.
 */
const argumentsFor = (module: URL): { execArgv?: string[] } => {
  if (!module.pathname.endsWith('.ts')) return {};
  const tsx = createRequire(import.meta.url).resolve('tsx');
  return { execArgv: ['--import', pathToFileURL(tsx).href] };
};

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
