import { slotOf } from '../../../redis/slot.ts';
import { startRedisCluster } from '../../support/redis/start-redis-cluster.ts';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';

/** Slots of tasks that are being written, and of all that they need, move to another node, key by key. */
export const clusterSlotsMoved: Scenario = {
  name: 'Cluster: slots moved',
  tasks: { quick: 0, full: 200 },
  async run(harness, { tasks, chance }) {
    // Moving keys may hold a node up for a moment: that is no reason to replace it.
    const cluster = harness.own(await startRedisCluster(['--cluster-node-timeout', '15000']));
    const system = await harness.start({ redisUrl: cluster.url });
    const { keys } = system.deployment;
    const shared = [
      keys.unfinished,
      keys.finished,
      keys.index(undefined),
      keys.workers,
      ...(['COMMUNITY', 'STORE', 'GOOGLE'] as const).map((kind) => `${keys.queuePrefix(kind)}:any`),
    ];
    const load = startLoad(system, { tasks, chance });
    await whileItRuns(load, async () => {
      const recent = load.tasks.slice(-40).map(({ taskId }) => keys.record(taskId));
      const key = chance.pick(chance.happens(0.2) ? shared : [...recent, ...shared]);
      const masters = await cluster.masters();
      const from = await cluster.masterOf(key);
      const to = chance.pick(masters.filter((node) => node !== from));
      await cluster.moveSlot(slotOf(key), to, chance.between(1, 3));
    });
    return audit(system, load, { mayDriftMs: 1000 });
  },
};
