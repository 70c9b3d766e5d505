import { setTimeout as sleep } from 'node:timers/promises';
import { startSentinelGroup } from '../../support/redis/start-sentinel-group.ts';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';
import { waitUntilSettled } from './until-settled.ts';

/** Repeatedly replaces the master of a Sentinel group: it is killed, it hangs, or an operator requests it. */
export const sentinelFailover: Scenario = {
  name: 'Sentinel failover',
  tasks: { quick: 0, full: 200 },
  async run(harness, { tasks, chance }) {
    const group = harness.use(await startSentinelGroup(2));
    const system = await harness.startSystem({ redisUrl: group.url });
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      await sleep(chance.between(500, 2000));
      const master = await group.master();
      const how = chance.pick(['killed', 'hangs', 'requested'] as const);
      if (how === 'requested') return group.failover();
      if (how === 'killed') {
        await master.kill();
        await group.failedOver(master);
        return group.restart(master);
      }
      master.freeze();
      await group.failedOver(master);
      return master.wake();
    });
    await waitUntilSettled(system, load);
    return audit(system, load, { mayResync: true });
  },
};
