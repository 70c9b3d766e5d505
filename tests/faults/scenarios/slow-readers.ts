import { setTimeout } from 'node:timers/promises';
import { addFindings, type Findings, noFindings, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { auditEvents, auditStates, readLog } from '../measuring/audit-reader.ts';
import { latencyText, startFastReaders, transportAt } from '../measuring/fast-readers.ts';
import { startIsolatedDeployment } from '../measuring/isolated-deployment.ts';
import { type MeasuredServer, startMeasuredServer } from '../measuring/measured-server.ts';
import { inMb } from '../measuring/memory-levels.ts';
import type { MemoryUsage } from '../measuring/memory-usage.ts';
import { readEvents, readStates } from '../measuring/pausable-reader.ts';
import { printMeasurements } from '../measuring/print-measurements.ts';
import { queueTasks } from '../measuring/queue-tasks.ts';
import { socketBuffers } from '../measuring/socket-buffers.ts';
import { writeTasks } from '../measuring/write-tasks.ts';

/**
 * Some readers pause while their tasks write more than the kernel buffers, and others keep reading. The server's memory stays
 * bounded, the others receive everything in the meantime, and the paused ones receive everything once they resume.
 */
export const slowReaders: Scenario = {
  name: 'paused readers',
  tasks: { quick: 5, full: 100 },
  async run(harness, { tasks }) {
    const events = tasks < 100 ? 500 : 1000;
    const { connection, deployment } = harness.use(await startIsolatedDeployment());
    const server = harness.use(await startMeasuredServer(connection, longTimeouts));
    const { url } = server;
    const write = (taskIds: string[], count: number) =>
      writeTasks({ redis: connection, taskIds, events: count, ...load, maxEvents: 10_000 });
    const queue = () => queueTasks(deployment.log, tasks, longName);

    const warmUp = await queue();
    const alone = await startFastReaders(url, warmUp.slice(0, fastReaderCount));
    await write(warmUp, Math.round(events / 4));
    await Promise.all(alone.readers.map(({ ended }) => ended));
    const base = await server.measure();

    const taskIds = await queue();
    const fast = await startFastReaders(url, taskIds.slice(0, fastReaderCount));
    // Two of ten read states, one over each transport.
    const readsStates = (i: number) => i % 10 === 3 || i % 10 === 4;
    const eventReaders = taskIds.flatMap((taskId, i) =>
      readsStates(i) ? [] : [{ taskId, ...readEvents({ url, transport: transportAt(i), taskId }) }],
    );
    const stateReaders = taskIds.flatMap((taskId, i) =>
      readsStates(i) ? [readStates({ url, transport: transportAt(i), taskId })] : [],
    );
    const paused = [...eventReaders, ...stateReaders];
    await Promise.all(paused.map(({ live }) => live));
    for (const reader of paused) reader.pause();
    const rate = await write(taskIds, events);
    // A server that waited for paused readers would never get here.
    await Promise.all(fast.readers.map(({ ended }) => ended));
    const maxGrowth = maxGrowthOf({ watches: tasks, readers: paused.length });
    const full = await untilBelow(base.live + maxGrowth, server);
    const buffers = await socketBuffers(server.port);

    for (const reader of paused) reader.resume();
    await Promise.all(paused.map(({ ended }) => ended));
    const after = await server.measure();
    const alive = await server.count();

    printMeasurements(this.name, {
      'events written per second': rate,
      'written per task, MB': (events * eventBytes) / 1e6,
      'paused readers': paused.length,
      'server CPU per event, ms': (full.cpuMs - base.cpuMs) / (tasks * events),
      'latency without paused readers, p50 / p99 ms': latencyText(alone),
      'latency with paused readers, p50 / p99 ms': latencyText(fast),
      'memory before, MB': base.live / 1e6,
      'memory while paused, MB': full.live / 1e6,
      'memory after, MB': after.live / 1e6,
      'allowed growth, MB': maxGrowth / 1e6,
      'RSS before / peak / after, MB': [base.rss, after.peakRss, after.rss].map(inMb).join(' / '),
      'kernel buffers: sent / unread, MB': buffers
        ? [buffers.sent, buffers.unread].map(inMb).join(' / ')
        : 'unknown',
      'states received per paused reader': stateReaders.map(({ items }) => items.length).join(' '),
    });

    const problems = [...server.problems];
    if (full.live - base.live > maxGrowth)
      problems.push(`Memory grew by ${inMb(full.live - base.live)} MB.`);
    if (after.peakRss - base.peakRss > maxRssGrowthOf(maxGrowth))
      problems.push(`RSS grew by ${inMb(after.peakRss - base.peakRss)} MB.`);
    // Skipped states prove that the readers were paused: the kernel cannot buffer all of them.
    if (stateReaders.some(({ items }) => items.length > events))
      problems.push('A paused reader of states received every state.');
    if (alive.readers + alive.watches > 0)
      problems.push(`${alive.readers} readers and ${alive.watches} watches are left.`);
    let findings: Findings = { ...noFindings, tasks };
    for (const { items } of stateReaders) findings = addFindings(findings, auditStates(items));
    for (const taskId of taskIds) {
      const log = await readLog(deployment.log, taskId);
      for (const reader of [...eventReaders, ...fast.readers]) {
        if (reader.taskId === taskId)
          findings = addFindings(findings, auditEvents(log, reader.items));
      }
    }
    return withProblems(findings, problems);
  },
};

/**
 * The first measurement below `maxLive` bytes, or the last of {@link measurements}. A busy server still holds texts that it has written
 * or parsed a moment ago; what readers cost stays for as long as they are paused.
 */
const untilBelow = async (maxLive: number, server: MeasuredServer): Promise<MemoryUsage> => {
  let usage = await server.measure();
  for (let i = 1; usage.live > maxLive && i < measurements; i++) {
    await setTimeout(500);
    usage = await server.measure();
  }
  return usage;
};

const measurements = 20;

const longTimeouts = { STUCK_SECONDS: '3600', HEARTBEAT_SECONDS: '3600' };
const fastReaderCount = 20;

const load = { reviewsPerEvent: 4, reviewBytes: 5000, perSecond: 400 };
/** Results and pages of the log, which readers share. */
const sharedBytes = 8e6 + 1.5 * 2e6;
const eventBytes = load.reviewsPerEvent * load.reviewBytes;
/** Makes a state as large as an event. */
const longName = 'Brass kettle '.repeat(eventBytes / 13);

/**
 * The most bytes that readers may cost the server: what is kept to be shared, 256 KiB of recent events per watch, and per reader its
 * sixteen events of read-ahead, the one being sent, as text and as bytes, and its connection. An event takes 1.5 times its serialized
 * size in memory. Compiled code adds a few MB, more on a busy machine, where it is compiled late; the events themselves would add many
 * times that.
 */
const maxGrowthOf = ({ watches, readers }: { watches: number; readers: number }): number =>
  24e6 +
  sharedBytes +
  watches * 1.5 * 262_144 +
  readers * (17 * 1.5 * eventBytes + 2 * 1.1 * eventBytes + 100_000);

/** Adds the garbage that V8 allows to accumulate. */
const maxRssGrowthOf = (maxGrowth: number): number => 3 * maxGrowth + 150e6;
