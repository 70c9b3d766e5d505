import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';

/** Drains and restarts two servers in turn, as in an upgrade. Neither may exceed its deadline. */
export const rollingRestart: Scenario = {
  name: 'rolling restart of servers',
  tasks: { quick: 0, full: 200 },
  async run(harness, { tasks, chance }) {
    const system = await harness.startSystem({ servers: 2, workers: 1 });
    const load = startLoad(system, { tasks, chance });
    const problems: string[] = [];
    await whileRunning(load, async () => {
      for (const server of system.servers) {
        const tookMs = await server.stop();
        if (tookMs > maxDurationMs) problems.push(`${server.name} took ${tookMs} ms to stop.`);
        await server.start();
        await sleep(chance.between(100, 1000));
      }
    });
    return withProblems(await audit(system, load), problems);
  },
};

/** Milliseconds: a drain window of 1 s, 1 s for running requests, and 3 s for a busy machine. */
const maxDurationMs = 5000;
