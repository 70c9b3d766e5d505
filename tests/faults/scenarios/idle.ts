import { setTimeout as sleep } from 'node:timers/promises';
import { reviewKinds } from '../../../contract/kinds.ts';
import { defaultSilenceMs } from '../../../redis/connections.ts';
import { noFindings, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { commandCounts, countsBetween, readsOf } from '../measuring/command-counts.ts';
import { startIsolatedDeployment } from '../measuring/isolated-deployment.ts';
import { startMeasuredServer } from '../measuring/measured-server.ts';
import { type PausableReader, readEvents, type TimedEvent } from '../measuring/pausable-reader.ts';
import { printMeasurements } from '../measuring/print-measurements.ts';
import { queueTasks } from '../measuring/queue-tasks.ts';

/**
 * Forty watchers per task, each on a WebSocket of its own, while nothing happens. Redis may only see the slow timer's read of each
 * task, in one pipeline, and what does not depend on watchers: the sweep's lease, clock, two queries, and count of waiting jobs, a
 * comparison of the token secret, and a ping of each idle connection.
 */
export const idle: Scenario = {
  name: 'idle watchers',
  // Most of it is waiting.
  tasks: { quick: 0, full: 50 },
  async run(harness, { tasks }) {
    const seconds = tasks < 50 ? 33 : 65;
    const { connection, deployment } = harness.use(await startIsolatedDeployment());
    const { redis } = deployment;
    const server = harness.use(await startMeasuredServer(connection));
    const before = await server.measure();
    const taskIds = await queueTasks(deployment.log, tasks);
    const watchers: PausableReader<TimedEvent>[] = [];
    for (const taskId of taskIds) {
      const opened = Array.from({ length: watchersPerTask }, () =>
        readEvents({ url: server.url, transport: 'websocket', taskId }),
      );
      await Promise.all(opened.map(({ live }) => live));
      watchers.push(...opened);
    }
    const watching = await server.measure();
    const commands = await commandCounts(redis);
    const reads = await readsOf(redis);
    await sleep(seconds * 1000);
    const readsMade = (await readsOf(redis)) - reads;
    const executed = countsBetween(commands, await commandCounts(redis));
    const after = await server.measure();
    for (const watcher of watchers) watcher.cut();

    printMeasurements(this.name, {
      watchers: watchers.length,
      seconds,
      'Redis commands': Object.entries(executed)
        .map(([name, calls]) => `${name} ${calls}`)
        .join(', '),
      'Redis reads': readsMade,
      'server CPU, ms per second': (after.cpuMs - watching.cpuMs) / seconds,
      'memory per watcher, kB': (watching.live - before.live) / 1000 / watchers.length,
    });
    const problems = Object.entries(executed).flatMap(([name, calls]) => {
      const max = maxCalls(name, tasks, seconds);
      return calls > max
        ? [`Redis executed ${name} ${calls} times. At most ${max} are allowed.`]
        : [];
    });
    const maxReads =
      ticks(seconds, 30) +
      (4 + 3 * reviewKinds.length) * ticks(seconds, 20) +
      maxCalls('ping', tasks, seconds) +
      ticks(seconds, 30) +
      ownReads;
    if (readsMade > maxReads)
      problems.push(`Redis made ${readsMade} reads. At most ${maxReads} are allowed.`);
    const deliveries = watchers.reduce((sum, { items }) => sum + items.length, 0);
    return withProblems({ ...noFindings, tasks, watchers: watchers.length, deliveries }, [
      ...server.problems,
      ...problems,
    ]);
  },
};

const watchersPerTask = 40;

/** Those of the server and of this measurement: one for commands and one for publications each. */
const connections = 4;

/** Reads made by this measurement. */
const ownReads = 2;

/** How often a command may be executed while nothing happens. */
const maxCalls = (name: string, tasks: number, seconds: number): number => {
  switch (name) {
    case 'hmget':
      return ticks(seconds, 30) * tasks;
    case 'set':
      return ticks(seconds, 20) + ticks(seconds, 30);
    case 'time':
      return ticks(seconds, 20);
    case 'zrangebyscore':
      return 2 * ticks(seconds, 20);
    case 'llen':
    case 'zcard':
    case 'hdel':
      return reviewKinds.length * ticks(seconds, 20);
    case 'ping':
      return connections * ticks(seconds, defaultSilenceMs / 2000);
    default:
      return 0;
  }
};

/** How often a timer can fire within `span` seconds. */
const ticks = (span: number, every: number): number => Math.floor(span / every) + 1;
