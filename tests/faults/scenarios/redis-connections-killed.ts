import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';

/** Redis repeatedly kills all subscriber connections, all others, or both. */
export const redisConnectionsKilled: Scenario = {
  name: 'Redis connections killed',
  tasks: { quick: 0, full: 250 },
  async run(harness, { tasks, chance }) {
    const redis = await harness.startRedis();
    const system = await harness.startSystem({ redisUrl: redis.url });
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      await sleep(chance.between(50, 500));
      for (const type of chance.pick([['pubsub'], ['normal'], ['pubsub', 'normal']] as const)) {
        await redis.admin.call('CLIENT', 'KILL', 'TYPE', type, 'SKIPME', 'yes');
      }
    });
    return audit(system, load);
  },
};
