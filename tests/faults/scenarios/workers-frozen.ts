import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';

/** Freezes a worker until others have taken over its jobs, then wakes it. None of its late writes may be accepted. */
export const workersFrozen: Scenario = {
  name: 'workers frozen past their lock',
  tasks: { quick: 6, full: 200 },
  async run(harness, { tasks, chance }) {
    const system = await harness.startSystem({ servers: 1, workers: 3 });
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      const target = chance.pick(system.workers);
      await sleep(chance.between(100, 800));
      target.freeze();
      await sleep(chance.between(2000, 3500));
      target.wake();
    });
    return audit(system, load);
  },
};
