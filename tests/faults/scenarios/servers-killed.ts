import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';

/** One server after the other is killed: its clients go on at another, or wait where there is none. */
export const serversKilled: Scenario = {
  name: 'servers killed',
  tasks: { quick: 12, full: 200 },
  async run(harness, { tasks, chance }) {
    const system = await harness.start({ servers: 2, workers: 1 });
    const load = startLoad(system, { tasks, chance });
    await whileItRuns(load, async () => {
      await sleep(chance.between(500, 2500));
      const victims = chance.happens(0.2) ? system.servers : [chance.pick(system.servers)];
      await Promise.all(victims.map((server) => server.restart('SIGKILL')));
    });
    return audit(system, load);
  },
};
