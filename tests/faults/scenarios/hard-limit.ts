import { audit } from '../harness/audit.ts';
import { openEndlessSite } from '../harness/endless-site.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad } from '../harness/load.ts';

/** Attempts that run past their hard limit are ended once and for all, by their worker; some others are done before. */
export const hardLimit: Scenario = {
  name: 'past the hard limit',
  tasks: { quick: 0, full: 100 },
  async run(harness, { tasks, chance }) {
    const site = harness.own(await openEndlessSite(400));
    const system = await harness.start({
      paceMs: 20,
      environment: {
        HACKERNEWS_URL: site.origin,
        WORKER_CONCURRENCY: '32',
        TASK_SOFT_LIMIT_SECONDS: '60',
        TASK_HARD_LIMIT_SECONDS: '2',
        // A worker that is busy for a moment keeps its tasks: another attempt would have two seconds of its own.
        TASK_LOCK_MS: '20000',
      },
    });
    const load = startLoad(system, { tasks, chance });
    await load.over;
    const problems: string[] = [];
    for (const { taskId } of load.tasks) {
      const task = await system.deployment.log.find(taskId);
      const ranMs = (task?.finishedAt ?? Number.POSITIVE_INFINITY) - (task?.startedAt ?? 0);
      const isEnded = task?.error?.code === 'TIME_LIMIT' && task.attempt === 1;
      const isRight = isEnded || (task?.kind !== 'COMMUNITY' && task?.status === 'SUCCESS');
      if (!isRight || ranMs > longestMs) {
        problems.push(`${taskId} reads ${task?.status}, ${task?.error?.code} after ${ranMs} ms.`);
      }
    }
    return withProblems(await audit(system, load), problems);
  },
};

/** What no worker ends the sweep does, a minute behind the limit. */
const longestMs = 30_000;
