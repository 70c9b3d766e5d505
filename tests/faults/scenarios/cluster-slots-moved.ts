import { slotOf } from '../../../redis/slot.ts';
import { startRedisCluster } from '../../support/redis/start-redis-cluster.ts';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';

/** Moves slots of running tasks, and of shared keys, to other nodes, key by key. */
export const clusterSlotsMoved: Scenario = {
  name: 'Cluster: slots moved',
  tasks: { quick: 0, full: 200 },
  async run(harness, { tasks, chance }) {
    // Moving keys can block a node for a moment, which must not cause a failover.
    const cluster = harness.use(
      await startRedisCluster(async () => ['--cluster-node-timeout', '15000']),
    );
    const system = await harness.startSystem({ redisUrl: cluster.url });
    const { keys } = system.deployment;
    const shared = [
      keys.unfinished,
      keys.finished,
      keys.index(undefined),
      keys.workers,
      ...(['COMMUNITY', 'STORE', 'GOOGLE'] as const).map((kind) => `${keys.queuePrefix(kind)}:any`),
    ];
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      const recent = load.tasks.slice(-40).map(({ taskId }) => keys.record(taskId));
      const key = chance.pick(chance.happens(0.2) ? shared : [...recent, ...shared]);
      const masters = await cluster.masters();
      const from = await cluster.masterOf(key);
      const to = chance.pick(masters.filter((node) => node !== from));
      await cluster.moveSlot(slotOf(key), to, chance.between(1, 3));
    });
    return audit(system, load, { maxExpiryDriftMs: 1000 });
  },
};
