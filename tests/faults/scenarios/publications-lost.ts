import { finalEventTypes } from '../../../contract/event.ts';
import { audit } from '../harness/audit.ts';
import { openDeafProxy } from '../harness/deaf-proxy.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad } from '../harness/load.ts';

/**
 * A third of all publications never reach the servers, and nobody is told: numbers that do not follow lead to the log. Where the
 * last one is lost, nothing but the slow timer can find out, so the quick selection leaves those alone.
 */
export const publicationsLost: Scenario = {
  name: 'publications lost',
  tasks: { quick: 16, full: 200 },
  async run(harness, { tasks, chance }) {
    const redis = await harness.redis();
    const shareOfFinals = tasks < 100 ? 0 : 0.05;
    const proxy = harness.own(
      await openDeafProxy(redis.port, (text) =>
        chance.happens(isFinal.test(text) ? shareOfFinals : 1 / 3),
      ),
    );
    const system = await harness.start({
      redisUrl: proxy.url,
      workerRedisUrl: redis.url,
      auditUrl: redis.url,
    });
    const load = startLoad(system, { tasks, chance });
    await load.over;
    const problems = proxy.lost === 0 ? ['No publication was lost.'] : [];
    return withProblems(await audit(system, load), problems);
  },
};

const isFinal = new RegExp(`"type":"(${finalEventTypes.join('|')})"`);
