import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../harness/audit.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { openInterruptedStarts } from '../harness/interrupted-starts.ts';
import type { WatchedTask } from '../harness/load.ts';
import { watchWithPlainClient } from '../harness/watch-with-plain-client.ts';

/**
 * Interrupts starts between record and job and never repeats them. The sweep settles each within 60 s, with or without live
 * workers, and none ever runs.
 */
export const startsAbandoned: Scenario = {
  name: 'starts interrupted, then abandoned',
  tasks: { quick: 0, full: 20 },
  async run(harness, { tasks: count, chance }) {
    const { system, problems, ...starts } = await openInterruptedStarts(harness, chance);
    const tasks: (WatchedTask & { startedAt: number })[] = [];
    while (tasks.length < count) {
      const startedAt = Date.now();
      const taskId = await starts.interrupt(starts.newStart(), 'connection cut');
      tasks.push({ taskId, startedAt, watchers: [watchWithPlainClient(system, taskId, chance)] });
    }
    if (chance.happens(0.5)) await Promise.all(system.workers.map((worker) => worker.kill()));
    const unsettled: string[] = [];
    for (const { taskId, startedAt, watchers } of tasks) {
      await Promise.race([
        Promise.all(watchers.map(({ done }) => done)),
        sleep(Math.max(0, startedAt + settleDeadlineMs - Date.now())),
      ]);
      const task = await system.deployment.log.find(taskId);
      if (task?.error?.code !== 'NOT_STARTED' || task.attempt !== 0) {
        unsettled.push(`${taskId} is ${task?.status} in attempt ${task?.attempt} after 60 s.`);
      }
    }
    return withProblems(await audit(system, { tasks, problems }), unsettled);
  },
};

/** Milliseconds within which an interrupted start is settled. */
const settleDeadlineMs = 60_000;
