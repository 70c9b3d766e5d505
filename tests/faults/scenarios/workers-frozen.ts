import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';

/** A worker stands still until others have taken its jobs, then wakes and tries to go on: nothing of what it writes may count. */
export const workersFrozen: Scenario = {
  name: 'workers frozen past their lock',
  tasks: { quick: 16, full: 200 },
  async run(harness, { tasks, chance }) {
    const system = await harness.start({ servers: 1, workers: 3 });
    const load = startLoad(system, { tasks, chance });
    await whileItRuns(load, async () => {
      const victim = chance.pick(system.workers);
      await sleep(chance.between(100, 800));
      victim.freeze();
      await sleep(chance.between(2000, 3500));
      victim.wake();
    });
    return audit(system, load);
  },
};
