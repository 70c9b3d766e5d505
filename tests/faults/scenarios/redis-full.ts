import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';
import type { RedisVictim } from '../harness/redis-victim.ts';

/** Redis has no memory left and refuses to write, until it is given more: what was promised goes on, the rest is refused. */
export const redisFull: Scenario = {
  name: 'Redis out of memory',
  tasks: { quick: 0, full: 150 },
  async run(harness, { tasks, chance }) {
    const redis = await harness.redis();
    const system = await harness.start({ redisUrl: redis.url });
    const load = startLoad(system, { tasks, chance });
    await whileItRuns(load, async () => {
      await sleep(chance.between(500, 2000));
      await redis.admin.config('SET', 'maxmemory', await usedBytes(redis));
      await sleep(chance.between(500, 3000));
      await redis.admin.config('SET', 'maxmemory', 0);
    });
    return audit(system, load);
  },
};

const usedBytes = async ({ admin }: RedisVictim): Promise<number> =>
  Number(/^used_memory:(\d+)/m.exec(await admin.info('memory'))?.[1]);
