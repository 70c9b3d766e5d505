import { type Findings, noFindings, sumOf, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { judgeEvents, judgeStates, keptLog } from '../measuring/judging.ts';
import { startMeasuredServer } from '../measuring/measured-server.ts';
import { readEvents, readStates } from '../measuring/paused-reader.ts';
import { queueTasks } from '../measuring/queue-tasks.ts';
import { followQuickly, wireOf } from '../measuring/quick-readers.ts';
import { startQuietDeployment } from '../measuring/quiet-deployment.ts';
import { report } from '../measuring/report.ts';
import { socketBuffers } from '../measuring/socket-buffers.ts';
import { writeTasks } from '../measuring/writing.ts';

/**
 * Readers that stop reading while their tasks write more than the system's buffers take, beside others that read on. What the
 * server holds stays bounded, the others are served as before, and the stopped ones are given everything when they read again.
 */
export const slowReaders: Scenario = {
  name: 'readers that stop reading',
  tasks: { quick: 6, full: 100 },
  async run(harness, { tasks }) {
    const events = tasks < 100 ? 700 : 1000;
    const { at, deployment } = harness.own(await startQuietDeployment());
    const server = harness.own(await startMeasuredServer(at, patience));
    const { url } = server;
    const write = (taskIds: string[], count: number) =>
      writeTasks({ redis: at, taskIds, events: count, ...load, maxEvents: 10_000 });
    const queue = () => queueTasks(deployment.log, tasks, heavyName);

    const before = await queue();
    const alone = await followQuickly(url, before.slice(0, quickReaders));
    await write(before, Math.round(events / 4));
    await Promise.all(alone.readers.map(({ ended }) => ended));
    const base = await server.measure();

    const taskIds = await queue();
    const quick = await followQuickly(url, taskIds.slice(0, quickReaders));
    // Two of ten read states, one over each wire.
    const readsStates = (i: number) => i % 10 === 3 || i % 10 === 4;
    const slow = taskIds.flatMap((taskId, i) =>
      readsStates(i) ? [] : [{ taskId, ...readEvents({ url, wire: wireOf(i), taskId }) }],
    );
    const stateReaders = taskIds.flatMap((taskId, i) =>
      readsStates(i) ? [readStates({ url, wire: wireOf(i), taskId })] : [],
    );
    const stopped = [...slow, ...stateReaders];
    await Promise.all(stopped.map(({ live }) => live));
    for (const reader of stopped) reader.pause();
    const rate = await write(taskIds, events);
    await Promise.all(quick.readers.map(({ ended }) => ended));
    const full = await server.measure();
    const buffers = await socketBuffers(server.port);

    for (const reader of stopped) reader.resume();
    await Promise.all(stopped.map(({ ended }) => ended));
    const after = await server.measure();
    const alive = await server.count();

    const bound = boundOf({ watches: tasks, readers: stopped.length });
    report(this.name, {
      'written, events/s': rate,
      'written for each task, MB': (events * eventBytes) / 1e6,
      'stopped readers': stopped.length,
      'CPU of the server for each event, ms': (full.cpuMs - base.cpuMs) / (tasks * events),
      'latency alone, p50 / p99 ms': alone.latencies.text,
      'latency beside stopped readers, p50 / p99 ms': quick.latencies.text,
      'held before, MB': base.held / 1e6,
      'held while they stand, MB': full.held / 1e6,
      'held behind, MB': after.held / 1e6,
      'bound of the growth, MB': bound / 1e6,
      'RSS before / peak / behind, MB': [base.rss, after.peakRss, after.rss].map(inMb).join(' / '),
      'with the system: sent / unread, MB': buffers
        ? [buffers.sent, buffers.unread].map(inMb).join(' / ')
        : 'not told',
      'states given to each slow reader of states': stateReaders
        .map(({ items }) => items.length)
        .join(' '),
    });

    const problems = [...server.problems];
    if (full.held - base.held > bound)
      problems.push(`What is held grew by ${inMb(full.held - base.held)} MB.`);
    if (after.peakRss - base.peakRss > rssBoundOf(bound))
      problems.push(`The process grew by ${inMb(after.peakRss - base.peakRss)} MB.`);
    if (quick.latencies.within(0.5) > mostLatencyMs)
      problems.push(
        `Beside stopped readers half of all events took more than ${mostLatencyMs} ms.`,
      );
    // What was left out shows that they did stand still: the system would have taken less than all.
    if (stateReaders.some(({ items }) => items.length > events))
      problems.push('A reader of states that stopped was given every state.');
    if (alive.readers + alive.watches > 0)
      problems.push(`${alive.readers} readers and ${alive.watches} watches were left.`);
    let findings: Findings = { ...noFindings, tasks };
    for (const { items } of stateReaders) findings = sumOf(findings, judgeStates(items));
    for (const taskId of taskIds) {
      const log = await keptLog(deployment.log, taskId);
      for (const reader of [...slow, ...quick.readers]) {
        if (reader.taskId === taskId) findings = sumOf(findings, judgeEvents(log, reader.items));
      }
    }
    return withProblems(findings, problems);
  },
};

const patience = { STUCK_SECONDS: '3600', HEARTBEAT_SECONDS: '3600' };
const quickReaders = 20;

/** Far behind what a busy machine needs: only a server that waits for those who stand still takes so long. */
const mostLatencyMs = 5000;

const load = { reviewsPerEvent: 4, reviewBytes: 5000, perSecond: 400 };
const eventBytes = load.reviewsPerEvent * load.reviewBytes;
/** A state as heavy as an event. */
const heavyName = 'Brass kettle '.repeat(eventBytes / 13);

/**
 * Bytes that readers may cost the server at the most: 256 KiB of newest events for each watch, and for each reader the sixteen
 * events that it read ahead, the one that is being sent, as text and as bytes, and its connection. An event is half as heavy
 * again in memory as on the wire. Code that is compiled meanwhile adds a little.
 */
const boundOf = ({ watches, readers }: { watches: number; readers: number }): number =>
  6e6 +
  watches * 1.5 * 262_144 +
  readers * (17 * 1.5 * eventBytes + 2 * 1.1 * eventBytes + 100_000);

/** What is garbage for a while comes on top, as V8 lets it grow. */
const rssBoundOf = (bound: number): number => 3 * bound + 150e6;

const inMb = (bytes: number): string => (bytes / 1e6).toFixed(0);
