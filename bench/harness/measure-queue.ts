import { setTimeout as sleep } from 'node:timers/promises';
import type { MeasuredProcess } from './measured-process.ts';
import type { Sample, Session } from './question.ts';
import { commandsIn, startMeter } from './usage.ts';

export interface MeasuredQueue {
  /** Queues this many tasks. */
  fill(tasks: number): Promise<void>;
  /** Starts a worker, which begins at once. */
  start(): Promise<MeasuredProcess>;
  /** How many tasks are waiting or being processed. */
  remaining(): Promise<number>;
}

/** Lets a new worker empty a full queue, in every run. */
export const measureQueue = async (
  { stage, one: { size }, runs }: Session,
  queue: MeasuredQueue,
): Promise<Sample[]> => {
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    await stage.clear();
    await queue.fill(size);
    await using worker = await queue.start();
    const usedSince = await startMeter(stage.redis, worker);
    const tasks = await queue.remaining();
    if (tasks < size / 2) throw new Error(`Only ${tasks} of ${size} tasks were left to measure.`);
    await emptied(queue);
    const used = await usedSince();
    samples.push({
      perSecond: tasks / used.seconds,
      cpuMs: used.cpuMs / tasks,
      redisUs: (used.redisCpuMs * 1000) / tasks,
      commands: Math.round(commandsIn(used) / tasks),
      seconds: used.seconds,
    });
  }
  return samples;
};

/** Resolves once a queue is empty. No queue announces that, so this asks often. @throws if a minute passes without progress. */
export const emptied = async ({ remaining }: Pick<MeasuredQueue, 'remaining'>): Promise<void> => {
  let least = Number.POSITIVE_INFINITY;
  let since = performance.now();
  for (;;) {
    const left = await remaining();
    if (left === 0) return;
    if (left < least) {
      least = left;
      since = performance.now();
    } else if (performance.now() - since > 60_000) {
      throw new Error(`${left} tasks were left after a minute without progress.`);
    }
    await sleep(10);
  }
};
