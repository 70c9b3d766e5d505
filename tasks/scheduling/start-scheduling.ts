import { setTimeout as sleep } from 'node:timers/promises';
import type { DueTick } from './schedules.ts';
import { type ScheduledTaskStores, startScheduledTask } from './start-scheduled-task.ts';

/**
 * Starts a task at every tick of every schedule, whatever its kind, by the clock of Redis. All workers run it; each tick goes to one of
 * them, a second after it is due at the latest.
 */
export const startScheduling = (
  stores: ScheduledTaskStores,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const handle = async (due: DueTick): Promise<void> => {
    try {
      await startScheduledTask(due.schedule, String(due.tick), stores);
      await stores.schedules.advance(due);
    } catch (error) {
      onError(error);
    }
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      let waitMs = intervalMs;
      try {
        const { due, nextInMs } = await stores.schedules.lease(concurrency);
        await Promise.all(due.map(handle));
        waitMs = Math.min(due.length === concurrency ? 0 : nextInMs, intervalMs);
      } catch (error) {
        onError(error);
      }
      await sleep(waitMs, undefined, { signal, ref: false }).catch(() => {});
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
};

/** Ticks that one process handles at once. */
const concurrency = 10;

/** Milliseconds between two looks for due ticks, at most. */
const intervalMs = 1000;
