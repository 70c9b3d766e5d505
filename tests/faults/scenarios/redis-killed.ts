import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';

/** Redis is killed and comes back with its AOF, which was written before each answer. */
export const redisKilled: Scenario = {
  name: 'Redis killed, back with its AOF',
  tasks: { quick: 12, full: 200 },
  async run(harness, { tasks, chance }) {
    const redis = await harness.redis({ appendfsync: 'always' });
    const system = await harness.start({ redisUrl: redis.url });
    const load = startLoad(system, { tasks, chance });
    await whileItRuns(load, async () => {
      await sleep(chance.between(1000, 5000));
      await redis.kill();
      await sleep(chance.between(0, 1200));
      await redis.start();
    });
    return audit(system, load);
  },
};
