import { audit } from '../harness/audit.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { openInterruptedStarts } from '../harness/interrupted-starts.ts';
import type { WatchedTask } from '../harness/load.ts';
import { watchWithPlainClient } from '../harness/watch-with-plain-client.ts';

/** Interrupts starts between record and job. Repeating one with the same idempotency key returns the task, which runs once. */
export const startsRepeated: Scenario = {
  name: 'starts interrupted, then repeated',
  tasks: { quick: 0, full: 20 },
  async run(harness, { tasks: count, chance }) {
    const { system, problems, ...starts } = await openInterruptedStarts(harness, chance);
    const tasks: WatchedTask[] = [];
    const repeatProblems: string[] = [];
    while (tasks.length < count) {
      const start = starts.newStart();
      const how = chance.happens(0.2) ? 'servers killed' : 'connection cut';
      const taskId = await starts.interrupt(start, how);
      const again = await starts.startUntilAnswered(start);
      if (again !== taskId)
        repeatProblems.push(`Repeating the start of ${taskId} returned ${again}.`);
      const watcher = watchWithPlainClient(system, taskId, chance);
      tasks.push({ taskId, watchers: [watcher] });
      await watcher.done;
      const runs = watcher.deliveries.filter(({ type }) => type === 'TaskStarted').length;
      if (runs !== 1) repeatProblems.push(`${taskId} ran ${runs} times.`);
    }
    return withProblems(await audit(system, { tasks, problems }), repeatProblems);
  },
};
