import { setTimeout as sleep } from 'node:timers/promises';
import { openCuttingProxy } from '../../support/redis/cutting-proxy.ts';
import type { Command } from '../../support/redis/line.ts';
import { audit } from '../harness/audit.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, whileItRuns } from '../harness/load.ts';

/** Redis has done what it was asked, and the one who asked never learns: mostly of the script that writes tasks. */
export const redisRepliesCut: Scenario = {
  name: 'Redis replies cut',
  tasks: { quick: 12, full: 200 },
  async run(harness, { tasks, chance }) {
    const redis = await harness.redis();
    const proxy = harness.own(await openCuttingProxy(redis.url));
    const system = await harness.start({ redisUrl: proxy.url, auditUrl: redis.url });
    const load = startLoad(system, { tasks, chance });
    await whileItRuns(load, async () => {
      await sleep(chance.between(10, 100));
      proxy.forget();
      const matches = chance.happens(0.7) ? isTaskWrite : isAnyWrite;
      await Promise.race([proxy.cutReply(matches), load.over]);
      if (chance.happens(0.1)) proxy.cut();
    });
    return audit(system, load);
  },
};

const isTaskWrite = ({ name, args }: Command): boolean =>
  name.startsWith('eval') && args.some((arg) => arg.endsWith(':record'));

const isAnyWrite = ({ name }: Command): boolean => /^(eval(sha)?|zadd|set|hset|zrem)$/.test(name);
