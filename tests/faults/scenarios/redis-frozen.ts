import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';

/** Redis stands still for 5 s: longer than any lock lives, and all connections stay open. */
export const redisFrozen: Scenario = {
  name: 'Redis frozen for 5 s',
  tasks: { quick: 0, full: 150 },
  async run(harness, { tasks, chance }) {
    const redis = await harness.redis();
    const system = await harness.start({ redisUrl: redis.url });
    const load = startLoad(system, { tasks, chance });
    await whileItRuns(load, async () => {
      await sleep(chance.between(1000, 5000));
      redis.freeze();
      await sleep(5000);
      redis.wake();
    });
    return audit(system, load);
  },
};
