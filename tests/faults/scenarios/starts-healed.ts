import { audit } from '../harness/audit.ts';
import { openBrokenStarts } from '../harness/broken-starts.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import type { WatchedTask } from '../harness/load.ts';
import { watchPlainly } from '../harness/watch-plainly.ts';

/** A start is broken between record and job; the same idempotency key finds the task again, and it runs once. */
export const startsHealed: Scenario = {
  name: 'starts broken, then repeated',
  tasks: { quick: 0, full: 20 },
  async run(harness, { tasks: count, chance }) {
    const { system, problems, ...starts } = await openBrokenStarts(harness, chance);
    const tasks: WatchedTask[] = [];
    const notOnce: string[] = [];
    while (tasks.length < count) {
      const start = starts.fresh();
      const how = chance.happens(0.2) ? 'servers killed' : 'connection cut';
      const taskId = await starts.breakOff(start, how);
      const again = await starts.start(start);
      if (again !== taskId) notOnce.push(`${taskId} came back as ${again}.`);
      const watcher = watchPlainly(system, taskId, chance);
      tasks.push({ taskId, watchers: [watcher] });
      await watcher.over;
      const runs = watcher.given.filter(({ type }) => type === 'TaskStarted').length;
      if (runs !== 1) notOnce.push(`${taskId} ran ${runs} times.`);
    }
    return withProblems(await audit(system, { tasks, problems }), notOnce);
  },
};
