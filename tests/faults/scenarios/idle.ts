import { setTimeout as sleep } from 'node:timers/promises';
import { noFindings, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { commandCounts, countsBetween, readsOf } from '../measuring/command-counts.ts';
import { startMeasuredServer } from '../measuring/measured-server.ts';
import { type PausedReader, readEvents, type TimedEvent } from '../measuring/paused-reader.ts';
import { queueTasks } from '../measuring/queue-tasks.ts';
import { startQuietDeployment } from '../measuring/quiet-deployment.ts';
import { report } from '../measuring/report.ts';

/**
 * Forty watchers for each task, each on a socket of its own, while nothing happens. All that Redis is asked is what the slow
 * timer asks for each task, in one pipeline, and the lease and the two looks of the sweep, which is no matter of watchers.
 */
export const idle: Scenario = {
  name: 'nothing happens',
  // In `npm test` it waits beside the others: see idle.test.ts.
  tasks: { quick: 0, full: 50 },
  async run(harness, { tasks }) {
    const seconds = tasks < 50 ? 33 : 65;
    const { at, deployment } = harness.own(await startQuietDeployment());
    const { redis } = deployment;
    const server = harness.own(await startMeasuredServer(at));
    const alone = await server.measure();
    const taskIds = await queueTasks(deployment.log, tasks);
    const watchers: PausedReader<TimedEvent>[] = [];
    for (const taskId of taskIds) {
      const come = Array.from({ length: watchersPerTask }, () =>
        readEvents({ url: server.url, wire: 'websocket', taskId }),
      );
      await Promise.all(come.map(({ live }) => live));
      watchers.push(...come);
    }
    const watching = await server.measure();
    const commands = await commandCounts(redis);
    const reads = await readsOf(redis);
    await sleep(seconds * 1000);
    const readsRun = (await readsOf(redis)) - reads;
    const run = countsBetween(commands, await commandCounts(redis));
    const behind = await server.measure();
    for (const watcher of watchers) watcher.cut();

    report(this.name, {
      watchers: watchers.length,
      seconds,
      'commands in Redis': Object.entries(run)
        .map(([name, calls]) => `${name} ${calls}`)
        .join(', '),
      'reads of Redis from its connections': readsRun,
      'CPU of the server, ms a second': (behind.cpuMs - watching.cpuMs) / seconds,
      'held for each watcher, kB': (watching.held - alone.held) / 1000 / watchers.length,
    });
    const problems = Object.entries(run).flatMap(([name, calls]) => {
      const most = mostCalls(name, tasks, seconds);
      return calls > most ? [`${name} was run ${calls} times; ${most} are in order.`] : [];
    });
    const mostReads = ticks(seconds, 30) + 3 * ticks(seconds, 20) + ownReads;
    if (readsRun > mostReads)
      problems.push(`Redis read ${readsRun} times; ${mostReads} are in order.`);
    const deliveries = watchers.reduce((sum, { items }) => sum + items.length, 0);
    return withProblems({ ...noFindings, tasks, watchers: watchers.length, deliveries }, [
      ...server.problems,
      ...problems,
    ]);
  },
};

const watchersPerTask = 40;

/** Those of this measurement. */
const ownReads = 2;

/** How often a command may be run though nothing happens. */
const mostCalls = (name: string, tasks: number, seconds: number): number => {
  switch (name) {
    case 'hmget':
      return ticks(seconds, 30) * tasks;
    case 'set':
      return ticks(seconds, 20);
    case 'zrangebyscore':
      return 2 * ticks(seconds, 20);
    default:
      return 0;
  }
};

/** How often a timer may tick in a span of time, in seconds. */
const ticks = (span: number, every: number): number => Math.floor(span / every) + 1;
