import { setTimeout as sleep } from 'node:timers/promises';
import type { Keys } from '../../contract/keys.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Subscriber } from '../../redis/subscriber.ts';
import { StartRefusedError } from '../start-refused-error.ts';
import type { DueTick } from './due-ticks.ts';
import type { ScheduledTaskStores } from './start-run.ts';
import { startScheduledTask } from './start-scheduled-task.ts';

export interface SchedulingStores extends ScheduledTaskStores {
  readonly keys: Keys;
  readonly subscriber: Subscriber;
}

export interface SchedulingReports {
  /** A limit refused the run of a schedule. It is tried again every 30 s, and reported again only if the reason changes. */
  readonly onRefused: (schedule: Schedule, error: StartRefusedError) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Starts a task at every tick of every schedule, whatever its kind, by the clock of Redis. All workers run it; each tick goes to one
 * of them, a second after it is due at the latest. They wait until the next tick, and check again when a schedule is added or changed.
 * So schedules that are not due cost only one check a minute, in case a message was lost.
 */
export const startScheduling = (
  stores: SchedulingStores,
  { onRefused, onError }: SchedulingReports,
): { stop(): Promise<void> } => {
  const { subscriber, keys } = stores;
  let isStopped = false;
  let isChanged = false;
  let waiting = new AbortController();
  const look = () => {
    isChanged = true;
    waiting.abort();
  };
  const onMessage = (channel: string) => {
    if (channel === keys.schedulesChanged) look();
  };
  const handle = async (due: DueTick): Promise<void> => {
    const { ticks } = stores.schedules;
    try {
      await startScheduledTask(due.schedule, String(due.tick), stores);
      await ticks.advance(due);
    } catch (error) {
      if (!(error instanceof StartRefusedError)) throw error;
      if (await ticks.refuse(due, error.message)) onRefused(due.schedule, error);
    }
  };
  const run = async (): Promise<void> => {
    while (!isStopped) {
      isChanged = false;
      let waitMs = retryMs;
      try {
        const { due, nextInMs } = await stores.schedules.ticks.lease(concurrency);
        await Promise.all(due.map((tick) => handle(tick).catch(onError)));
        // The next tick is known only after those that were due have been advanced.
        waitMs = due.length > 0 ? 0 : Math.min(nextInMs, maxWaitMs);
      } catch (error) {
        onError(error);
      }
      waiting = new AbortController();
      const { signal } = waiting;
      if (!isChanged && !isStopped) {
        await sleep(waitMs, undefined, { signal, ref: false }).catch(() => {});
      }
    }
  };
  subscriber.on('message', onMessage);
  subscriber.on('resumed', look);
  // What changed before this was acknowledged may have been missed.
  void subscriber.subscribe(keys.schedulesChanged, 'everywhere').then(look);
  const running = run();
  return {
    async stop() {
      isStopped = true;
      subscriber.off('message', onMessage);
      subscriber.off('resumed', look);
      subscriber.unsubscribe(keys.schedulesChanged);
      waiting.abort();
      await running;
    },
  };
};

/** Ticks that one process handles at once. */
const concurrency = 10;

/** Milliseconds after which to look again after an error. */
const retryMs = 1000;

/** Milliseconds between two looks for due ticks, at most. */
const maxWaitMs = 60_000;
