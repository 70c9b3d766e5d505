import { audit } from '../harness/audit.ts';
import { openEndlessSite } from '../harness/endless-site.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad } from '../harness/load.ts';

/** The worker fails tasks whose attempt exceeds the hard limit. Some tasks finish before it. */
export const hardLimit: Scenario = {
  name: 'past the hard limit',
  tasks: { quick: 0, full: 100 },
  async run(harness, { tasks, chance }) {
    const site = harness.use(await openEndlessSite(400));
    const system = await harness.startSystem({
      paceMs: 20,
      environment: {
        HACKERNEWS_URL: site.origin,
        WORKER_CONCURRENCY: '32',
        TASK_SOFT_LIMIT_SECONDS: '60',
        TASK_HARD_LIMIT_SECONDS: '2',
        // A busy worker must keep its tasks, since another attempt would get two seconds of its own.
        TASK_LOCK_MS: '20000',
      },
    });
    const load = startLoad(system, { tasks, chance });
    await load.done;
    const problems: string[] = [];
    for (const { taskId } of load.tasks) {
      const task = await system.deployment.log.find(taskId);
      const ranMs = (task?.finishedAt ?? Number.POSITIVE_INFINITY) - (task?.startedAt ?? 0);
      const hasTimedOut = task?.error?.code === 'TIME_LIMIT' && task.attempt === 1;
      const isExpected = hasTimedOut || (task?.kind !== 'COMMUNITY' && task?.status === 'SUCCESS');
      if (!isExpected || ranMs > maxDurationMs) {
        problems.push(`${taskId} is ${task?.status} with ${task?.error?.code} after ${ranMs} ms.`);
      }
    }
    return withProblems(await audit(system, load), problems);
  },
};

/** Well below the minute after which the sweep would fail the task. */
const maxDurationMs = 30_000;
