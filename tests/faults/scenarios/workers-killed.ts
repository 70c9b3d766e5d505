import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';

/** One worker after the other is killed in the middle, and now and then all at once. */
export const workersKilled: Scenario = {
  name: 'workers killed',
  tasks: { quick: 12, full: 200 },
  async run(harness, { tasks, chance }) {
    const system = await harness.start({ servers: 1, workers: 3 });
    const load = startLoad(system, { tasks, chance });
    await whileItRuns(load, async () => {
      await sleep(chance.between(500, 2500));
      const victims = chance.happens(0.3) ? system.workers : [chance.pick(system.workers)];
      await Promise.all(victims.map((worker) => worker.restart('SIGKILL')));
    });
    return audit(system, load);
  },
};
