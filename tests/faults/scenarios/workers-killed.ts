import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';

/** Kills one worker at a time in the middle of its jobs, and sometimes all of them. */
export const workersKilled: Scenario = {
  name: 'workers killed',
  tasks: { quick: 6, full: 200 },
  async run(harness, { tasks, chance }) {
    const system = await harness.startSystem({ servers: 1, workers: 3 });
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      await sleep(chance.between(500, 2500));
      const targets = chance.happens(0.3) ? system.workers : [chance.pick(system.workers)];
      await Promise.all(targets.map((worker) => worker.restart('SIGKILL')));
    });
    return audit(system, load);
  },
};
