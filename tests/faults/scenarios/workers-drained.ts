import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';

/**
 * Drains workers one after the other. Unfinished tasks continue on another worker, which does not count as a failed attempt.
 * TASK_ATTEMPTS is 1, so a hand-back counted as a failure would fail the task.
 */
export const workersDrained: Scenario = {
  name: 'workers drained',
  tasks: { quick: 0, full: 150 },
  async run(harness, { tasks, chance }) {
    const system = await harness.startSystem({
      workers: 2,
      environment: { TASK_ATTEMPTS: '1', TASK_LOCK_MS: '10000' },
    });
    const load = startLoad(system, { tasks, chance });
    const problems: string[] = [];
    await whileRunning(load, async () => {
      for (const worker of system.workers) {
        const tookMs = await worker.stop();
        if (tookMs > maxDurationMs) problems.push(`${worker.name} took ${tookMs} ms to stop.`);
        await worker.start();
        await sleep(chance.between(100, 1000));
      }
    });
    for (const { taskId } of load.tasks) {
      const task = await system.deployment.log.find(taskId);
      if (task?.status !== 'SUCCESS') {
        problems.push(`${taskId} is ${task?.status}: ${task?.error?.message}`);
      }
    }
    return withProblems(await audit(system, load), problems);
  },
};

/** Milliseconds: a drain window of 1 s, then time to hand jobs back on a busy machine. */
const maxDurationMs = 6000;
