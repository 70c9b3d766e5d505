import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';

/** Cuts, half-closes, delays, and stalls client connections, some for longer than the heartbeat timeout. */
export const socketsCut: Scenario = {
  name: 'client sockets cut',
  tasks: { quick: 8, full: 250 },
  async run(harness, { tasks, chance }) {
    const system = await harness.startSystem({ workers: 1 });
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      await sleep(chance.between(20, 250));
      for (const connection of system.loadBalancer.connections.filter(() => chance.happens(0.25))) {
        const fault = chance.pick(['cut', 'cut', 'half-close', 'delay', 'delay', 'stall'] as const);
        if (fault === 'cut') connection.cut();
        else if (fault === 'half-close') connection.halfClose();
        else {
          connection.stall();
          setTimeout(connection.resume, fault === 'delay' ? chance.between(20, 400) : 6000).unref();
        }
      }
    });
    return audit(system, load);
  },
};
