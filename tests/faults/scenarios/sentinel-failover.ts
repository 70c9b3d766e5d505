import { setTimeout as sleep } from 'node:timers/promises';
import { startSentinelGroup } from '../../support/redis/start-sentinel-group.ts';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';
import { untilSettled } from './until-settled.ts';

/** The master of a sentinel group is replaced, again and again: it is killed, it hangs, or operators ask for it. */
export const sentinelFailover: Scenario = {
  name: 'Sentinel failover',
  tasks: { quick: 0, full: 200 },
  async run(harness, { tasks, chance }) {
    const group = harness.own(await startSentinelGroup(2));
    const system = await harness.start({ redisUrl: group.url });
    const load = startLoad(system, { tasks, chance });
    await whileItRuns(load, async () => {
      await sleep(chance.between(500, 2000));
      const master = await group.master();
      const how = chance.pick(['killed', 'hangs', 'asked'] as const);
      if (how === 'asked') return group.failover();
      if (how === 'killed') {
        await master.kill();
        await group.failedOver(master);
        return group.restart(master);
      }
      master.freeze();
      await group.failedOver(master);
      return master.wake();
    });
    await untilSettled(system, load);
    return audit(system, load, { mayResync: true });
  },
};
