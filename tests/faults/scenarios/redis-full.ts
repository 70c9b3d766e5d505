import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';
import type { RedisProcess } from '../harness/redis-process.ts';

/** Redis runs out of memory and refuses writes until it gets more. Accepted tasks resume, and new ones are refused. */
export const redisFull: Scenario = {
  name: 'Redis out of memory',
  tasks: { quick: 0, full: 150 },
  async run(harness, { tasks, chance }) {
    const redis = await harness.startRedis();
    const system = await harness.startSystem({ redisUrl: redis.url });
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      await sleep(chance.between(500, 2000));
      await redis.admin.config('SET', 'maxmemory', await usedBytes(redis));
      await sleep(chance.between(500, 3000));
      await redis.admin.config('SET', 'maxmemory', 0);
    });
    return audit(system, load);
  },
};

const usedBytes = async ({ admin }: RedisProcess): Promise<number> =>
  Number(/^used_memory:(\d+)/m.exec(await admin.info('memory'))?.[1]);
