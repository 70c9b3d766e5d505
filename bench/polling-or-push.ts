import { setTimeout as sleep } from 'node:timers/promises';
import { TaskDocument } from '../client/src/generated/graphql.ts';
import { startCeleryTask, startCeleryWorker, startFastApi } from './contenders/celery.ts';
import { apiKey } from './contenders/reviewcast.ts';
import { startReviewcastBroadcast } from './contenders/reviewcast-broadcast.ts';
import { casesOf } from './harness/cases-of.ts';
import { warmUp } from './harness/measure-deliveries.ts';
import type { MeasuredProcess } from './harness/measured-process.ts';
import type { Case, Question, Sample, Session } from './harness/question.ts';
import { percentileOf } from './harness/statistics.ts';
import { commandsIn, startMeter, type Usage } from './harness/usage.ts';
import type { PollLoad } from './load/poll-load.ts';
import { startPollers } from './load/start-pollers.ts';
import { startWatchers } from './load/start-watchers.ts';
import { sentNow } from './load/watch-load.ts';

/** Following a task by subscription, and by asking every two seconds. */
export const question: Question<Case> = {
  name: 'polling-or-push',
  title:
    'Clients that follow one task for a minute, with an event a second: pushed over WebSocket, and polled every two seconds.',
  runs: 1,
  cases: (quick) => casesOf(quick ? [300] : [1000], 'clients'),
  measures: [
    { key: 'cpuPercent', title: 'Server CPU, % of a core', better: 'less', isChecked: true },
    { key: 'commands', title: 'Redis commands a minute', better: 'less' },
    { key: 'requests', title: 'Requests per client', better: 'less', exact: true },
    { key: 'kB', title: 'kB received per client', better: 'less' },
    { key: 'p50', title: 'Staleness p50, ms', better: 'less' },
    { key: 'p99', title: 'Staleness p99, ms', better: 'less' },
  ],
  contenders: [
    { name: 'Reviewcast', measure: (session) => measurePush(session) },
    {
      name: 'Reviewcast, polled',
      measure: async (session) => {
        await using broadcast = await startReviewcastBroadcast(session.stage, {
          transport: 'WebSocket',
        });
        const { server, load } = broadcast;
        const id = load.targets[0]?.operation?.variables['id'];
        return await measurePolling(session, server, {
          url: server.address,
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
          body: JSON.stringify({ query: TaskDocument.toString(), variables: { id } }),
          publish: () => broadcast.publish(0, sentNow()),
        });
      },
    },
    {
      name: 'FastAPI + Celery, polled',
      needs: 'python',
      measure: async (session) => {
        const { stage, runs, quick } = session;
        await using server = await startFastApi(stage);
        await using _worker = await startCeleryWorker(stage);
        const events = runs * secondsOf(quick) + extraEvents;
        const taskId = await startCeleryTask(server.address, { events, interval: 1 });
        return await measurePolling(session, server, {
          url: new URL(`/tasks/${taskId}`, server.address).href,
          method: 'GET',
          headers: {},
          publish: async () => {},
        });
      },
    },
  ],
  targets: [
    { case: '1,000 clients', measure: 'cpuPercent', against: 'Reviewcast, polled', atMost: 0.2 },
    { case: '1,000 clients', measure: 'p50', against: 'Reviewcast, polled', atMost: 0.01 },
  ],
};

const measurePush = async ({ stage, one: { size }, runs, quick }: Session): Promise<Sample[]> => {
  await using broadcast = await startReviewcastBroadcast(stage, { transport: 'WebSocket' });
  const { server, load } = broadcast;
  await using watchers = await startWatchers({ ...load, connections: size, timed: true });
  let total = await warmUp(watchers, broadcast, size, 5);
  const seconds = secondsOf(quick);
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    await watchers.latenciesMs();
    const before = await watchers.count();
    const usedSince = await startMeter(stage.redis, server);
    await everySecond(seconds, () => broadcast.publish(0, sentNow()));
    const used = await usedSince();
    total += size * seconds;
    await watchers.reached(total);
    const latenciesMs = await watchers.latenciesMs();
    const { bytes } = await watchers.count();
    const received = { bytes: bytes - before.bytes, delaysMs: latenciesMs };
    samples.push(sampleOf(used, size, { requests: size, ...received }));
  }
  return samples;
};

interface Polled extends Omit<PollLoad, 'connections' | 'everyMs'> {
  /** Publishes the next event, if the task does not do so by itself. */
  readonly publish: () => Promise<void>;
}

const measurePolling = async (
  { stage, one: { size }, runs, quick }: Session,
  server: MeasuredProcess,
  { publish, ...load }: Polled,
): Promise<Sample[]> => {
  await publish();
  await using pollers = await startPollers({ ...load, connections: size, everyMs: 2000 });
  await pollers.poll(2000);
  const seconds = secondsOf(quick);
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    const usedSince = await startMeter(stage.redis, server);
    const [{ requests, bytes, stalenessMs }] = await Promise.all([
      pollers.poll(seconds * 1000),
      everySecond(seconds, publish),
    ]);
    const used = await usedSince();
    samples.push(sampleOf(used, size, { requests, bytes, delaysMs: stalenessMs }));
  }
  return samples;
};

/** What all clients sent and received, and how late each of them learned of each event. */
interface Received {
  readonly requests: number;
  readonly bytes: number;
  readonly delaysMs: readonly number[];
}

const sampleOf = (
  used: Usage,
  clients: number,
  { requests, bytes, delaysMs }: Received,
): Sample => ({
  cpuPercent: used.cpuMs / used.seconds / 10,
  commands: Math.round((commandsIn(used) * 60) / used.seconds),
  requests: requests / clients,
  kB: bytes / clients / 1000,
  p50: percentileOf(delaysMs, 0.5),
  p99: percentileOf(delaysMs, 0.99),
});

/** During which the clients connect. */
const extraEvents = 8;

const secondsOf = (quick: boolean): number => (quick ? 6 : 60);

const everySecond = async (seconds: number, publish: () => Promise<void>): Promise<void> => {
  const startedAt = performance.now();
  for (let i = 0; i < seconds; i += 1) {
    await publish();
    await sleep(startedAt + (i + 1) * 1000 - performance.now());
  }
};
