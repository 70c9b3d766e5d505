import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';

/** Two servers are drained and started again in turn, as in an upgrade: none may take longer than it is given. */
export const rollingRestart: Scenario = {
  name: 'rolling restart of servers',
  tasks: { quick: 0, full: 200 },
  async run(harness, { tasks, chance }) {
    const system = await harness.start({ servers: 2, workers: 1 });
    const load = startLoad(system, { tasks, chance });
    const problems: string[] = [];
    await whileItRuns(load, async () => {
      for (const server of system.servers) {
        const tookMs = await server.stop();
        if (tookMs > longestMs) problems.push(`${server.name} took ${tookMs} ms to stop.`);
        await server.start();
        await sleep(chance.between(100, 1000));
      }
    });
    return withProblems(await audit(system, load), problems);
  },
};

/** A drain window of 1 s, a second for what runs, and a busy machine. */
const longestMs = 5000;
