import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import { openBrokenStarts } from '../harness/broken-starts.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import type { WatchedTask } from '../harness/load.ts';
import { watchPlainly } from '../harness/watch-plainly.ts';

/**
 * A start is broken between record and job, and nobody repeats it: within 60 s the sweep settles it, whether only servers live
 * or workers too, and it never runs.
 */
export const startsSettled: Scenario = {
  name: 'starts broken, then forgotten',
  tasks: { quick: 0, full: 20 },
  async run(harness, { tasks: count, chance }) {
    const { system, problems, ...starts } = await openBrokenStarts(harness, chance);
    const tasks: (WatchedTask & { begunAt: number })[] = [];
    while (tasks.length < count) {
      const begunAt = Date.now();
      const taskId = await starts.breakOff(starts.fresh(), 'connection cut');
      tasks.push({ taskId, begunAt, watchers: [watchPlainly(system, taskId, chance)] });
    }
    if (chance.happens(0.5)) await Promise.all(system.workers.map((worker) => worker.kill()));
    const unsettled: string[] = [];
    for (const { taskId, begunAt, watchers } of tasks) {
      await Promise.race([
        Promise.all(watchers.map(({ over }) => over)),
        sleep(Math.max(0, begunAt + settledMs - Date.now())),
      ]);
      const task = await system.deployment.log.find(taskId);
      if (task?.error?.code !== 'NOT_STARTED' || task.attempt !== 0) {
        unsettled.push(`${taskId} reads ${task?.status} in attempt ${task?.attempt} behind 60 s.`);
      }
    }
    return withProblems(await audit(system, { tasks, problems }), unsettled);
  },
};

/** Milliseconds within which a start that was broken is settled. */
const settledMs = 60_000;
