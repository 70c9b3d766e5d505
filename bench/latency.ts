import { setTimeout as sleep } from 'node:timers/promises';
import type { Broadcast } from './contenders/broadcast.ts';
import { broadcasters } from './contenders/broadcasters.ts';
import { casesOf } from './harness/cases-of.ts';
import { warmUp } from './harness/measure-deliveries.ts';
import type { Case, Question, Sample, Session } from './harness/question.ts';
import { percentileOf } from './harness/statistics.ts';
import { startWatchers } from './load/start-watchers.ts';
import { sentNow } from './load/watch-load.ts';

/** How long an event takes, under a steady load. */
export const question: Question<Case> = {
  name: 'latency',
  title:
    "10 watchers for each task, an event a second for each: from the worker's report to the client's socket.",
  cases: (quick) => casesOf(quick ? [20] : [25, 50, 100], 'tasks'),
  measures: [
    { key: 'p50', title: 'p50, ms', better: 'less' },
    { key: 'p99', title: 'p99, ms', better: 'less' },
    { key: 'cpuPercent', title: 'Server CPU, % of a core', better: 'less', grows: true },
  ],
  contenders: broadcasters({
    optionsOf: ({ size }) => ({ transport: 'WebSocket', tasks: size }),
    measure: (session, broadcast) => measureLatency(session, broadcast),
  }),
  targets: [
    { case: '100 tasks', measure: 'p50', against: 'raw ws', atMost: 2 },
    { case: '100 tasks', measure: 'p99', against: 'raw ws', atMost: 3 },
  ],
};

const watchersPerTask = 10;

const measureLatency = async (
  { one: { size }, runs, quick }: Session,
  broadcast: Broadcast,
): Promise<Sample[]> => {
  const connections = size * watchersPerTask;
  await using watchers = await startWatchers({ ...broadcast.load, connections, timed: true });
  let total = await warmUp(watchers, broadcast, connections, 5);
  const seconds = quick ? 2 : 5;
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    await watchers.latenciesMs();
    const cpuBefore = await broadcast.server.cpuMs();
    await publishEvenly(broadcast, seconds);
    total += connections * seconds;
    await watchers.reached(total);
    const cpuMs = (await broadcast.server.cpuMs()) - cpuBefore;
    const latenciesMs = await watchers.latenciesMs();
    samples.push({
      p50: percentileOf(latenciesMs, 0.5),
      p99: percentileOf(latenciesMs, 0.99),
      cpuPercent: cpuMs / seconds / 10,
    });
  }
  return samples;
};

/** An event a second for each task, at evenly spread times. */
const publishEvenly = async (broadcast: Broadcast, seconds: number): Promise<void> => {
  const startedAt = performance.now();
  const publishing: Promise<void>[] = [];
  for (let i = 0; i < seconds * broadcast.tasks; i += 1) {
    await sleep(startedAt + (i / broadcast.tasks) * 1000 - performance.now());
    publishing.push(broadcast.publish(i % broadcast.tasks, sentNow()));
  }
  await Promise.all(publishing);
};
