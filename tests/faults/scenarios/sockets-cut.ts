import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';

/** The clients' connections are cut, half-closed, delayed, and stalled for longer than a peer is waited for. */
export const socketsCut: Scenario = {
  name: 'client sockets cut',
  tasks: { quick: 16, full: 250 },
  async run(harness, { tasks, chance }) {
    const system = await harness.start({ workers: 1 });
    const load = startLoad(system, { tasks, chance });
    await whileItRuns(load, async () => {
      await sleep(chance.between(20, 250));
      for (const line of system.door.lines.filter(() => chance.happens(0.25))) {
        const fault = chance.pick(['cut', 'cut', 'half-close', 'delay', 'delay', 'stall'] as const);
        if (fault === 'cut') line.cut();
        else if (fault === 'half-close') line.halfClose();
        else {
          line.stall();
          setTimeout(line.flow, fault === 'delay' ? chance.between(20, 400) : 6000).unref();
        }
      }
    });
    return audit(system, load);
  },
};
