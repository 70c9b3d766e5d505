import { setTimeout as sleep } from 'node:timers/promises';
import { startRedisCluster } from '../../support/redis/start-redis-cluster.ts';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';
import { untilSettled } from './until-settled.ts';

/** One master of three fails over to its replica, again and again: it is killed, it hangs, or operators ask for it. */
export const clusterFailover: Scenario = {
  name: 'Cluster: a master fails over',
  tasks: { quick: 20, full: 200 },
  async run(harness, { tasks, chance }) {
    const cluster = harness.own(await startRedisCluster());
    const system = await harness.start({ redisUrl: cluster.url });
    const load = startLoad(system, { tasks, chance });
    await whileItRuns(load, async () => {
      await sleep(chance.between(500, 2000));
      const master = chance.pick(await cluster.masters());
      const how = chance.pick(['killed', 'hangs', 'asked'] as const);
      if (how === 'asked') return cluster.failover(master);
      if (how === 'killed') {
        await master.kill();
        await cluster.failedOver(master);
        return cluster.restart(master);
      }
      master.freeze();
      await cluster.failedOver(master);
      master.wake();
      return cluster.inStep(master);
    });
    await untilSettled(system, load);
    return audit(system, load, { mayResync: true });
  },
};
