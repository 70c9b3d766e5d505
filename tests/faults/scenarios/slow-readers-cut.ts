import { setTimeout as sleep } from 'node:timers/promises';
import { type Findings, noFindings, sumOf, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { judgeEvents, keptLog } from '../measuring/judging.ts';
import { type MeasuredServer, startMeasuredServer } from '../measuring/measured-server.ts';
import { readEvents, wires } from '../measuring/paused-reader.ts';
import { queueTasks } from '../measuring/queue-tasks.ts';
import { startQuietDeployment } from '../measuring/quiet-deployment.ts';
import { report } from '../measuring/report.ts';
import { writeTasks } from '../measuring/writing.ts';

/** Readers that take nothing for STUCK_SECONDS are cut off, and miss nothing when they come back with their cursors. */
export const slowReadersCut: Scenario = {
  name: 'stuck readers cut off',
  tasks: { quick: 2, full: 20 },
  async run(harness, { tasks }) {
    const { at, deployment } = harness.own(await startQuietDeployment());
    const limits = { STUCK_SECONDS: '2', HEARTBEAT_SECONDS: '3600' };
    const server = harness.own(await startMeasuredServer(at, limits));
    const { url } = server;
    const taskIds = await queueTasks(deployment.log, tasks);
    const stuck = taskIds.flatMap((taskId) =>
      wires.map((wire) => ({ taskId, wire, ...readEvents({ url, taskId, wire }) })),
    );
    await Promise.all(stuck.map(({ live }) => live));
    for (const reader of stuck) reader.pause();
    await writeTasks({ redis: at, taskIds, ...load });
    const cutWithinMs = await untilAllAreCut(server);

    const problems = [...server.problems];
    if (cutWithinMs === undefined)
      problems.push(`Readers stood ${patienceMs} ms behind the writing.`);
    for (const reader of stuck) reader.resume();
    const given = await Promise.all(
      stuck.map(async ({ taskId, wire, items, ended }) => {
        if (await ended)
          problems.push(`A stuck reader over ${wire} was told that nothing follows.`);
        const back = readEvents({ url, taskId, wire, after: items.at(-1)?.cursor });
        if (!(await back.ended)) problems.push(`A reader over ${wire} that came back was cut off.`);
        return { taskId, before: items.length, items: [...items, ...back.items] };
      }),
    );
    report(this.name, {
      'cut off behind the last write, ms': cutWithinMs ?? 'never',
      'events had before they were cut, of each': given.map(({ before }) => before).join(' '),
      'events of each task': load.events + 3,
    });

    let findings: Findings = { ...noFindings, tasks };
    for (const taskId of taskIds) {
      const log = await keptLog(deployment.log, taskId);
      for (const reader of given) {
        if (reader.taskId === taskId) findings = sumOf(findings, judgeEvents(log, reader.items));
      }
    }
    return withProblems(findings, problems);
  },
};

/** More for each reader than the system takes. */
const load = {
  events: 300,
  reviewsPerEvent: 4,
  reviewBytes: 5000,
  perSecond: 400,
  maxEvents: 10_000,
};

const untilAllAreCut = async (server: MeasuredServer): Promise<number | undefined> => {
  const since = performance.now();
  while (performance.now() - since < patienceMs) {
    const { readers } = await server.count();
    if (readers === 0) return Math.round(performance.now() - since);
    await sleep(500);
  }
  return undefined;
};

const patienceMs = 20_000;
