import { finalEventTypes } from '../../../contract/event.ts';
import { audit } from '../harness/audit.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad } from '../harness/load.ts';
import { openLossyProxy } from '../harness/lossy-proxy.ts';

/**
 * Silently drops a third of all publications on the way to the servers, which must notice the gap and read the log. If the final
 * one is dropped, only the slow timer notices, so fewer of those are dropped.
 */
export const publicationsLost: Scenario = {
  name: 'publications lost',
  tasks: { quick: 0, full: 200 },
  async run(harness, { tasks, chance }) {
    const redis = await harness.startRedis();
    const proxy = harness.use(
      await openLossyProxy(redis.port, (text) => chance.happens(isFinal.test(text) ? 0.05 : 1 / 3)),
    );
    const system = await harness.startSystem({
      redisUrl: proxy.url,
      workerRedisUrl: redis.url,
      auditUrl: redis.url,
    });
    const load = startLoad(system, { tasks, chance });
    await load.done;
    const problems = proxy.dropped === 0 ? ['No publication was dropped.'] : [];
    return withProblems(await audit(system, load), problems);
  },
};

const isFinal = new RegExp(`"type":"(${finalEventTypes.join('|')})"`);
