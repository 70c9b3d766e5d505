import { setTimeout as sleep } from 'node:timers/promises';
import { startRedisCluster } from '../../support/redis/start-redis-cluster.ts';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';
import { waitUntilSettled } from './until-settled.ts';

/** Repeatedly fails over one of three masters to its replica: it is killed, it hangs, or an operator requests it. */
export const clusterFailover: Scenario = {
  name: 'Cluster: a master fails over',
  tasks: { quick: 10, full: 200 },
  async run(harness, { tasks, chance }) {
    const cluster = harness.use(await startRedisCluster());
    const system = await harness.startSystem({ redisUrl: cluster.url });
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      await sleep(chance.between(500, 2000));
      const master = chance.pick(await cluster.masters());
      const how = chance.pick(['killed', 'hangs', 'requested'] as const);
      if (how === 'requested') return cluster.failover(master);
      if (how === 'killed') {
        await master.kill();
        await cluster.failedOver(master);
        return cluster.restart(master);
      }
      master.freeze();
      await cluster.failedOver(master);
      master.wake();
      return cluster.waitForSync(master);
    });
    await waitUntilSettled(system, load);
    return audit(system, load, { mayResync: true });
  },
};
