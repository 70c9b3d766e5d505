import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Endpoint } from '../../../client/src/follow-task/endpoint.ts';
import { type Chance, chanceOf } from '../../../demo/catalogue/chance.ts';
import { lonePageOf, pageOf } from './endpoints.ts';
import { startAnyTask } from './start-any-task.ts';
import type { System } from './system.ts';
import { anyManner, anyTransport, type Watcher, watch } from './watcher.ts';

export interface LoadOptions {
  readonly tasks: number;
  readonly chance: Chance;
  /** Tasks that are watched at the same time: 40 when left out. */
  readonly atOnce?: number;
  /** 8 when left out. */
  readonly watchersPerTask?: number;
  /** Is told of each task once its mutation was answered. */
  readonly onStarted?: (taskId: string) => void;
}

export interface WatchedTask {
  readonly taskId: string;
  readonly watchers: readonly Watcher[];
}

/** Tasks being started and watched. */
export interface Load {
  /** Those whose mutation was answered. */
  readonly tasks: readonly WatchedTask[];
  readonly isOver: boolean;
  /** Resolves once every task was watched to its end, or nothing has come for `patienceMs`: then `problems` says so. */
  readonly over: Promise<void>;
  readonly problems: readonly string[];
}

/** Starts `tasks` tasks of all kinds, `atOnce` at a time, each watched by several clients of every sort. */
export const startLoad = (system: System, options: LoadOptions): Load => {
  const { tasks: count, atOnce = 40, watchersPerTask = 8, chance, onStarted } = options;
  const { url } = system.door;
  const pages = Array.from({ length: pageCount }, () => pageOf(url));
  const tasks: WatchedTask[] = [];
  const problems: string[] = [];
  const stopping = new AbortController();
  const { signal } = stopping;
  // Every watcher listens to it.
  setMaxListeners(0, signal);
  const patience = setTimeout(() => {
    problems.push(`Nothing came for ${patienceMs} ms.`);
    stopping.abort();
  }, patienceMs);
  const onEvent = () => patience.refresh();

  const one = async (own: Chance): Promise<void> => {
    const idempotencyKey = randomUUID();
    const endpoint = own.pick(pages);
    const complain = (problem: string) => problems.push(problem);
    const request = { system, endpoint, idempotencyKey, chance: own, signal, complain };
    const taskId = await startAnyTask(request);
    onEvent();
    onStarted?.(taskId);
    const watchers = Array.from({ length: watchersPerTask }, (_, i) => {
      const transport = anyTransport(own);
      return watch({
        taskId,
        transport,
        endpoint: endpointFor(transport, `${taskId}-${i}`, own.pick(pages), url),
        manner: anyManner(own),
        client: own.pick(['follower', 'plain']),
        chance: own,
        signal,
        onEvent,
      });
    });
    tasks.push({ taskId, watchers });
    await Promise.all(watchers.map(({ over }) => over));
  };

  // Each task draws from a chance of its own, so that the order of answers changes nothing.
  const seed = chance.number();
  let next = 0;
  const turn = async (): Promise<void> => {
    try {
      while (next < count && !signal.aborted) await one(chanceOf(seed, next++));
    } catch (error) {
      problems.push(`The load broke off: ${String(error)}`);
      stopping.abort();
    }
  };
  const state = { isOver: false };
  const turns = Array.from({ length: Math.min(atOnce, count) }, turn);
  const over = Promise.all(turns).then(() => {
    clearTimeout(patience);
    state.isOver = true;
  });
  return {
    tasks,
    problems,
    over,
    get isOver() {
      return state.isOver;
    },
  };
};

/** Does `act` again and again until the load is over. */
export const whileItRuns = async (load: Load, act: () => Promise<unknown>): Promise<void> => {
  while (!load.isOver) await act();
  await load.over;
};

const endpointFor = (transport: string, name: string, page: Endpoint, url: string): Endpoint =>
  transport === 'sse' ? lonePageOf(url, name) : page;

/** Clients that share a socket among the tasks they watch. */
const pageCount = 12;

/** Milliseconds without any event behind which a load is given up: the sweep settles what hangs within a minute. */
const patienceMs = 90_000;
