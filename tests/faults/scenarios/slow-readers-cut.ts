import { setTimeout as sleep } from 'node:timers/promises';
import { addFindings, type Findings, noFindings, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { auditEvents, readLog } from '../measuring/audit-reader.ts';
import { startIsolatedDeployment } from '../measuring/isolated-deployment.ts';
import { type MeasuredServer, startMeasuredServer } from '../measuring/measured-server.ts';
import { readEvents, streamTransports } from '../measuring/pausable-reader.ts';
import { printMeasurements } from '../measuring/print-measurements.ts';
import { queueTasks } from '../measuring/queue-tasks.ts';
import { writeTasks } from '../measuring/write-tasks.ts';

/** Disconnects readers that accept nothing for STUCK_SECONDS. They miss nothing when they resume after their cursors. */
export const slowReadersCut: Scenario = {
  name: 'stuck readers disconnected',
  tasks: { quick: 2, full: 20 },
  async run(harness, { tasks }) {
    const { connection, deployment } = harness.use(await startIsolatedDeployment());
    const limits = { STUCK_SECONDS: '2', HEARTBEAT_SECONDS: '3600' };
    const server = harness.use(await startMeasuredServer(connection, limits));
    const { url } = server;
    const taskIds = await queueTasks(deployment.log, tasks);
    const stuck = taskIds.flatMap((taskId) =>
      streamTransports.map((transport) => ({
        taskId,
        transport,
        ...readEvents({ url, taskId, transport }),
      })),
    );
    await Promise.all(stuck.map(({ live }) => live));
    for (const reader of stuck) reader.pause();
    await writeTasks({ redis: connection, taskIds, ...load });
    const disconnectedAfterMs = await waitUntilAllDisconnected(server);

    const problems = [...server.problems];
    if (disconnectedAfterMs === undefined)
      problems.push(
        `Stuck readers were still connected ${disconnectTimeoutMs} ms after the last write.`,
      );
    for (const reader of stuck) reader.resume();
    const readers = await Promise.all(
      stuck.map(async ({ taskId, transport, items, ended }) => {
        if (await ended) problems.push(`A stuck reader over ${transport} received complete.`);
        const resumed = readEvents({ url, taskId, transport, after: items.at(-1)?.cursor });
        if (!(await resumed.ended))
          problems.push(`A reader over ${transport} was disconnected again.`);
        return { taskId, before: items.length, items: [...items, ...resumed.items] };
      }),
    );
    printMeasurements(this.name, {
      'disconnected after the last write, ms': disconnectedAfterMs ?? 'never',
      'events received before, per reader': readers.map(({ before }) => before).join(' '),
      'events per task': load.events + 3,
    });

    let findings: Findings = { ...noFindings, tasks };
    for (const taskId of taskIds) {
      const log = await readLog(deployment.log, taskId);
      for (const reader of readers) {
        if (reader.taskId === taskId)
          findings = addFindings(findings, auditEvents(log, reader.items));
      }
    }
    return withProblems(findings, problems);
  },
};

/** More per reader than the kernel buffers. */
const load = {
  events: 300,
  reviewsPerEvent: 4,
  reviewBytes: 5000,
  perSecond: 400,
  maxEvents: 10_000,
};

const waitUntilAllDisconnected = async (server: MeasuredServer): Promise<number | undefined> => {
  const startedAt = performance.now();
  while (performance.now() - startedAt < disconnectTimeoutMs) {
    const { readers } = await server.count();
    if (readers === 0) return Math.round(performance.now() - startedAt);
    await sleep(500);
  }
  return undefined;
};

const disconnectTimeoutMs = 20_000;
