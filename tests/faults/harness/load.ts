import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { type Random, seededRandom } from '../../../demo/catalogue/seeded-random.ts';
import { clientEndpoint } from './endpoints.ts';
import { type StartAnyTaskOptions, startAnyTask } from './start-any-task.ts';
import type { System } from './system.ts';
import { watchAsAnyClient } from './watch-as-any-client.ts';
import { pickTransport, type Watcher } from './watcher.ts';

export interface LoadOptions {
  /** How many tasks to start. Infinity: until {@link Load.finish}. */
  readonly tasks: number;
  readonly chance: Random;
  /** Tasks running at the same time. Defaults to 40. */
  readonly concurrency?: number;
  /** Defaults to 8. */
  readonly watchersPerTask?: number;
  /** Starts a task and returns its ID. Defaults to {@link startAnyTask}. */
  readonly start?: (options: StartAnyTaskOptions) => Promise<string>;
  /** Called with each task's ID once its mutation was answered. */
  readonly onStarted?: (taskId: string) => void;
}

export interface WatchedTask {
  readonly taskId: string;
  readonly watchers: readonly Watcher[];
}

/** Tasks that are started and watched. */
export interface Load {
  /** The tasks whose mutation was answered. */
  readonly tasks: readonly WatchedTask[];
  readonly isDone: boolean;
  /** Resolves once every task was watched to its end, or after 90 s without an event, which is a problem. */
  readonly done: Promise<void>;
  readonly problems: readonly string[];
  /** Starts no more tasks. */
  finish(): void;
}

/** Starts `tasks` tasks, of all kinds by default, `concurrency` at a time, each watched by several clients that differ in transport and behavior. */
export const startLoad = (system: System, options: LoadOptions): Load => {
  const { tasks: count, concurrency = 40, watchersPerTask = 8, chance, onStarted } = options;
  const { start = startAnyTask } = options;
  const { url } = system.loadBalancer;
  const endpoints = Array.from({ length: sharedEndpointCount }, () => clientEndpoint(url));
  const tasks: WatchedTask[] = [];
  const problems: string[] = [];
  const aborting = new AbortController();
  const { signal } = aborting;
  // Every watcher adds a listener.
  setMaxListeners(0, signal);
  const idleTimer = setTimeout(() => {
    problems.push(`No event for ${idleTimeoutMs} ms.`);
    aborting.abort();
  }, idleTimeoutMs);
  const onEvent = () => idleTimer.refresh();

  const runTask = async (own: Random): Promise<void> => {
    const idempotencyKey = randomUUID();
    const endpoint = own.pick(endpoints);
    const reportProblem = (problem: string) => problems.push(problem);
    const taskId = await start({
      system,
      endpoint,
      idempotencyKey,
      chance: own,
      signal,
      reportProblem,
    });
    onEvent();
    onStarted?.(taskId);
    const watchers = Array.from({ length: watchersPerTask }, () =>
      watchAsAnyClient({
        taskId,
        url,
        endpoints,
        transport: pickTransport(own),
        chance: own,
        signal,
        onEvent,
      }),
    );
    tasks.push({ taskId, watchers });
    await Promise.all(watchers.map(({ done }) => done));
  };

  // Each task draws from its own generator, so that the order of answers does not matter.
  const seed = chance.number();
  let next = 0;
  let last = count;
  const runTasks = async (): Promise<void> => {
    try {
      while (next < last && !signal.aborted) await runTask(seededRandom(seed, next++));
    } catch (error) {
      problems.push(`The load failed: ${String(error)}`);
      aborting.abort();
    }
  };
  const state = { isDone: false };
  const running = Array.from({ length: Math.min(concurrency, count) }, runTasks);
  const done = Promise.all(running).then(() => {
    clearTimeout(idleTimer);
    state.isDone = true;
  });
  return {
    tasks,
    problems,
    done,
    finish: () => {
      last = next;
    },
    get isDone() {
      return state.isDone;
    },
  };
};

/** Repeats `act` until the load is done. */
export const whileRunning = async (load: Load, act: () => Promise<unknown>): Promise<void> => {
  while (!load.isDone) await act();
  await load.done;
};

/** Clients that share one WebSocket among the tasks they watch. */
const sharedEndpointCount = 12;

/** Milliseconds without any event after which a load is aborted. The sweep settles stuck tasks within a minute. */
const idleTimeoutMs = 90_000;
