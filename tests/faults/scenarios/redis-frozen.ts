import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';

/** Freezes Redis for 5 s, longer than any lock lasts. All connections stay open. */
export const redisFrozen: Scenario = {
  name: 'Redis frozen for 5 s',
  tasks: { quick: 0, full: 150 },
  async run(harness, { tasks, chance }) {
    const redis = await harness.startRedis();
    const system = await harness.startSystem({ redisUrl: redis.url });
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      await sleep(chance.between(1000, 5000));
      redis.freeze();
      await sleep(5000);
      redis.wake();
    });
    return audit(system, load);
  },
};
