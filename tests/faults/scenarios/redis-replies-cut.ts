import { setTimeout as sleep } from 'node:timers/promises';
import { openCuttingProxy } from '../../support/redis/cutting-proxy.ts';
import type { Command } from '../../support/redis/proxied-connection.ts';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileRunning } from '../harness/load.ts';

/** Redis executes a command, but its reply is lost. Mostly affects the script that writes tasks. */
export const redisRepliesCut: Scenario = {
  name: 'Redis replies cut',
  tasks: { quick: 8, full: 200 },
  async run(harness, { tasks, chance }) {
    const redis = await harness.startRedis();
    const proxy = harness.use(await openCuttingProxy(redis.url));
    const system = await harness.startSystem({ redisUrl: proxy.url, auditUrl: redis.url });
    const load = startLoad(system, { tasks, chance });
    await whileRunning(load, async () => {
      await sleep(chance.between(10, 100));
      proxy.forget();
      const matches = chance.happens(0.7) ? isTaskWrite : isAnyWrite;
      await Promise.race([proxy.cutReply(matches), load.done]);
      if (chance.happens(0.1)) proxy.cut();
    });
    return audit(system, load);
  },
};

const isTaskWrite = ({ name, args }: Command): boolean =>
  name.startsWith('eval') && args.some((arg) => arg.endsWith(':record'));

const isAnyWrite = ({ name }: Command): boolean => /^(eval(sha)?|zadd|set|hset|zrem)$/.test(name);
