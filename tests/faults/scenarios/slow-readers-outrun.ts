import { decodeCursor } from '../../../contract/cursor.ts';
import { noFindings, sumOf, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { judgeEvents } from '../measuring/judging.ts';
import { startMeasuredServer } from '../measuring/measured-server.ts';
import { readEvents, wires } from '../measuring/paused-reader.ts';
import { queueTasks } from '../measuring/queue-tasks.ts';
import { startQuietDeployment } from '../measuring/quiet-deployment.ts';
import { report } from '../measuring/report.ts';
import { writeTasks } from '../measuring/writing.ts';

/**
 * Tasks that write more than LOG_MAX_EVENTS while a reader stands still: what it would read next has left the log. It is given
 * the whole state instead, and every event behind that.
 */
export const slowReadersOutrun: Scenario = {
  name: 'readers that the log outran',
  tasks: { quick: 0, full: 5 },
  async run(harness, { tasks }) {
    const { at, deployment } = harness.own(await startQuietDeployment());
    const limits = { STUCK_SECONDS: '3600', HEARTBEAT_SECONDS: '3600' };
    const server = harness.own(await startMeasuredServer(at, limits));
    const taskIds = await queueTasks(deployment.log, tasks);
    const watched = taskIds.map((taskId) => watch(server.url, taskId));
    await Promise.all(watched.flatMap(({ readers }) => readers.map(({ live }) => live)));
    for (const { stopped } of watched) for (const reader of stopped) reader.pause();

    const writing = writeTasks({ redis: at, taskIds, ...load });
    await Promise.all(watched.map(({ mostIsWritten }) => mostIsWritten));
    for (const { stopped } of watched) for (const reader of stopped) reader.resume();
    await writing;
    await Promise.all(watched.flatMap(({ readers }) => readers.map(({ ended }) => ended)));

    const problems = [...server.problems];
    const resyncs: string[] = [];
    let findings = { ...noFindings, tasks };
    for (const { witness, stopped } of watched) {
      // The log itself was cut: what one that read on was given stands for it.
      const log = witness.items;
      if (log.length !== load.events + 3) problems.push(`The witness had ${log.length} events.`);
      for (const { items } of stopped) {
        const i = items.findIndex(({ type }) => type === 'TaskResynced');
        const until = decodeCursor(items[i]?.cursor ?? '')?.seq;
        if (until === undefined) problems.push('A reader was not resynced.');
        else {
          resyncs.push(`${i} then ${items.length - i - 1}`);
          // The state stands for all between the last event before it and its own number.
          const due = [...log.slice(0, i), ...log.slice(until)];
          findings = sumOf(findings, judgeEvents(due, items.toSpliced(i, 1)));
        }
      }
    }
    report(this.name, { 'events before and behind TaskResynced': resyncs.join(', ') });
    return withProblems(findings, problems);
  },
};

/** More than the system's buffers, what is read ahead and the log hold together. */
const load = {
  events: 900,
  reviewsPerEvent: 4,
  reviewBytes: 5000,
  perSecond: 150,
  maxEvents: 100,
};

/** One that reads on, the witness, and two that can be stopped. */
const watch = (url: string, taskId: string) => {
  let left = load.events * 0.75;
  let tell = () => {};
  const mostIsWritten = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const onEvent = () => {
    left -= 1;
    if (left === 0) tell();
  };
  const witness = readEvents({ url, taskId, wire: 'websocket', onEvent });
  const stopped = wires.map((wire) => readEvents({ url, taskId, wire }));
  return { witness, stopped, readers: [witness, ...stopped], mostIsWritten };
};
