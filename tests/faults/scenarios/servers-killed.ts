import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';

/** Kills one server or both at a time. Clients resume on the other, or wait. */
export const serversKilled: Scenario = {
  name: 'servers killed',
  tasks: { quick: 8, full: 200 },
  async run(harness, { tasks, chance }) {
    const system = await harness.startSystem({ servers: 2, workers: 1 });
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      await sleep(chance.between(500, 2500));
      const targets = chance.happens(0.2) ? system.servers : [chance.pick(system.servers)];
      await Promise.all(targets.map((server) => server.restart('SIGKILL')));
    });
    return audit(system, load);
  },
};
