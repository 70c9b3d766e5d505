import { decodeCursor } from '../../../contract/cursor.ts';
import { addFindings, noFindings, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { auditEvents } from '../measuring/audit-reader.ts';
import { startIsolatedDeployment } from '../measuring/isolated-deployment.ts';
import { startMeasuredServer } from '../measuring/measured-server.ts';
import { readEvents, streamTransports } from '../measuring/pausable-reader.ts';
import { printMeasurements } from '../measuring/print-measurements.ts';
import { queueTasks } from '../measuring/queue-tasks.ts';
import { writeTasks } from '../measuring/write-tasks.ts';

/**
 * Tasks write more than LOG_MAX_EVENTS while a reader is paused, so its next event is no longer in the log. It receives the whole
 * state instead, and every event after that.
 */
export const slowReadersOutrun: Scenario = {
  name: 'readers outrun by the log',
  tasks: { quick: 0, full: 5 },
  async run(harness, { tasks }) {
    const { connection, deployment } = harness.use(await startIsolatedDeployment());
    const limits = { STUCK_SECONDS: '3600', HEARTBEAT_SECONDS: '3600' };
    const server = harness.use(await startMeasuredServer(connection, limits));
    const taskIds = await queueTasks(deployment.log, tasks);
    const watched = taskIds.map((taskId) => watch(server.url, taskId));
    await Promise.all(watched.flatMap(({ readers }) => readers.map(({ live }) => live)));
    for (const { paused } of watched) for (const reader of paused) reader.pause();

    const writing = writeTasks({ redis: connection, taskIds, ...load });
    await Promise.all(watched.map(({ mostlyWritten }) => mostlyWritten));
    for (const { paused } of watched) for (const reader of paused) reader.resume();
    await writing;
    await Promise.all(watched.flatMap(({ readers }) => readers.map(({ ended }) => ended)));

    const problems = [...server.problems];
    const resyncs: string[] = [];
    let findings = { ...noFindings, tasks };
    for (const { witness, paused } of watched) {
      // The log was trimmed, so the witness's events take its place.
      const log = witness.items;
      if (log.length !== load.events + 3)
        problems.push(`The witness received ${log.length} events.`);
      for (const { items } of paused) {
        const i = items.findIndex(({ type }) => type === 'TaskResynced');
        const until = decodeCursor(items[i]?.cursor ?? '')?.seq;
        if (until === undefined) problems.push('A reader was not resynced.');
        else {
          resyncs.push(`${i} then ${items.length - i - 1}`);
          // The state replaces everything between the last event before it and its own sequence number.
          const expected = [...log.slice(0, i), ...log.slice(until)];
          findings = addFindings(findings, auditEvents(expected, items.toSpliced(i, 1)));
        }
      }
    }
    printMeasurements(this.name, { 'events before and after TaskResynced': resyncs.join(', ') });
    return withProblems(findings, problems);
  },
};

/** More than the kernel buffers, the read-ahead, and the log hold together. */
const load = {
  events: 900,
  reviewsPerEvent: 4,
  reviewBytes: 5000,
  perSecond: 150,
  maxEvents: 100,
};

/** Opens a witness, which keeps reading, and two readers that can be paused. */
const watch = (url: string, taskId: string) => {
  let remaining = load.events * 0.75;
  let resolveMostlyWritten = () => {};
  const mostlyWritten = new Promise<void>((resolve) => {
    resolveMostlyWritten = resolve;
  });
  const onEvent = () => {
    remaining -= 1;
    if (remaining === 0) resolveMostlyWritten();
  };
  const witness = readEvents({ url, taskId, transport: 'websocket', onEvent });
  const paused = streamTransports.map((transport) => readEvents({ url, taskId, transport }));
  return { witness, paused, readers: [witness, ...paused], mostlyWritten };
};
