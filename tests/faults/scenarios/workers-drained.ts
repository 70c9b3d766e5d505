import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';

/**
 * Workers are stopped in good order, one after the other: what they do not finish goes on elsewhere, and that is no failure. A
 * task may fail only once here, so that one that is counted wrongly shows.
 */
export const workersDrained: Scenario = {
  name: 'workers drained',
  tasks: { quick: 0, full: 150 },
  async run(harness, { tasks, chance }) {
    const system = await harness.start({
      workers: 2,
      environment: { TASK_ATTEMPTS: '1', TASK_LOCK_MS: '10000' },
    });
    const load = startLoad(system, { tasks, chance });
    const problems: string[] = [];
    await whileItRuns(load, async () => {
      for (const worker of system.workers) {
        const tookMs = await worker.stop();
        if (tookMs > longestMs) problems.push(`${worker.name} took ${tookMs} ms to stop.`);
        await worker.start();
        await sleep(chance.between(100, 1000));
      }
    });
    for (const { taskId } of load.tasks) {
      const task = await system.deployment.log.find(taskId);
      if (task?.status !== 'SUCCESS') {
        problems.push(`${taskId} reads ${task?.status}: ${task?.error?.message}`);
      }
    }
    return withProblems(await audit(system, load), problems);
  },
};

/** A drain window of 1 s, then what runs is asked to let go, on a busy machine. */
const longestMs = 6000;
