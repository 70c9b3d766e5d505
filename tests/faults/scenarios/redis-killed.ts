import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';

/** Kills Redis and restarts it from its AOF, which is flushed before each reply. */
export const redisKilled: Scenario = {
  name: 'Redis killed, restarted from its AOF',
  tasks: { quick: 6, full: 200 },
  async run(harness, { tasks, chance }) {
    const redis = await harness.startRedis({ appendfsync: 'always' });
    const system = await harness.startSystem({ redisUrl: redis.url });
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      await sleep(chance.between(1000, 5000));
      await redis.kill();
      await sleep(chance.between(0, 1200));
      await redis.start();
    });
    return audit(system, load);
  },
};
