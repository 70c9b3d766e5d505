import { sweep } from '../tasks/sweep.ts';
import { makeAllDue } from '../tests/support/tasks/listed-task.ts';
import {
  clusterOfThree,
  type NodeUsage,
  oneRedis,
  type RedisLayout,
  startNodeMeter,
  usedBytes,
} from './contenders/redis-layout.ts';
import { remainingTasks } from './contenders/remaining-jobs.ts';
import {
  apiKey,
  openWriter,
  startReviewcastServer,
  startReviewcastWorker,
} from './contenders/reviewcast.ts';
import { startMutation } from './contenders/start-mutation.ts';
import { emptied } from './harness/measure-queue.ts';
import type { MeasuredProcess } from './harness/measured-process.ts';
import type { Case, Question, Sample, Session } from './harness/question.ts';
import type { Stage } from './harness/stage.ts';
import { sum } from './harness/statistics.ts';
import { startRequests } from './load/start-requests.ts';

interface ScaleCase extends Case {
  readonly openRedis: (stage: Stage) => Promise<RedisLayout>;
  /** Servers, and workers. */
  readonly processes: number;
}

/** Whether a task costs more with more processes and more nodes. What is faster, one machine cannot tell. */
export const question: Question<ScaleCase> = {
  name: 'scale',
  title:
    'Tasks that report ten steps each, with one or two servers and workers, on one Redis and on a cluster of three: what a task costs all of them.',
  runs: 3,
  cases: (quick) => {
    const size = quick ? 100 : 600;
    return [
      { name: 'one of each, one Redis', processes: 1, openRedis: oneRedis },
      { name: 'two of each, one Redis', processes: 2, openRedis: oneRedis },
      { name: 'one of each, cluster of three', processes: 1, openRedis: clusterOfThree },
      { name: 'two of each, cluster of three', processes: 2, openRedis: clusterOfThree },
    ].map((one) => ({ ...one, group: one.name, size }));
  },
  measures: [
    { key: 'serverUs', title: 'Server CPU per start, µs', better: 'less' },
    { key: 'workerUs', title: 'Worker CPU per task, µs', better: 'less' },
    { key: 'redisUs', title: 'Redis CPU per task, µs', better: 'less' },
    { key: 'busiestUs', title: 'Of the busiest node, µs', better: 'less' },
    { key: 'commands', title: 'Redis commands per task', better: 'less' },
    { key: 'passedOn', title: 'Publications between nodes per task', better: 'less' },
    { key: 'kB', title: 'Redis memory per task, kB', better: 'less' },
    { key: 'publishUs', title: 'Redis CPU per PUBLISH, µs', better: 'less' },
    { key: 'sweptPerSecond', title: 'Tasks swept a second', better: 'more' },
  ],
  contenders: [
    {
      name: 'Reviewcast',
      measure: async (session) => {
        await using layout = await session.one.openRedis(session.stage);
        const samples: Sample[] = [];
        for (let run = 0; run < session.runs; run += 1) {
          samples.push(await measureTasks(session, layout));
        }
        return samples;
      },
    },
  ],
  targets: [],
};

const measureTasks = async (
  { stage, one: { size, processes } }: Session<ScaleCase>,
  { url, nodes }: RedisLayout,
): Promise<Sample> => {
  await Promise.all(nodes.map((node) => node.flushall()));
  const bytesBefore = await usedBytes(nodes);
  const deployment = { redisUrl: url, dist: stage.dist };
  await using writer = openWriter(deployment);
  const starting = await startTasks(deployment, nodes, { size, processes });
  const started = size * processes;
  const all = started + warmUpStarts * processes;
  const sweptPerSecond = await measureSweep(writer);

  const working = await emptyQueue(deployment, nodes, { processes, writer });
  const perTask = (use: (nodes: NodeUsage) => number) =>
    use(starting.nodes) / started + use(working.nodes) / working.tasks;
  return {
    serverUs: (starting.cpuMs * 1000) / started,
    workerUs: (working.cpuMs * 1000) / working.tasks,
    redisUs: perTask(({ cpuMs }) => cpuMs * 1000),
    busiestUs: perTask(({ busiestCpuMs }) => busiestCpuMs * 1000),
    commands: Math.round(perTask(({ commands }) => commands)),
    passedOn: perTask(({ passedOn }) => passedOn),
    kB: ((await usedBytes(nodes)) - bytesBefore) / all / 1000,
    sweptPerSecond,
    publishUs: await measurePublishing(nodes),
  };
};

type Deployment = Pick<Stage, 'redisUrl' | 'dist'>;

/** Starts `size` tasks at each server, over 16 connections. */
const startTasks = async (
  deployment: Deployment,
  nodes: RedisLayout['nodes'],
  { size, processes }: { size: number; processes: number },
) => {
  await using servers = await several(processes, () => startReviewcastServer(deployment));
  await using clients = await several(processes, (i) =>
    startRequests({
      url: servers.all[i]?.address ?? '',
      connections: 16,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    }),
  );
  const send = (count: number, from: number) =>
    Promise.all(
      clients.all.map((client, i) =>
        client.send({ ...startMutation, from: from + i * count, count }),
      ),
    );
  await send(warmUpStarts, 0);
  const measured = await startMeters(nodes, servers.all);
  await send(size, warmUpStarts * processes);
  return measured();
};

/** Of each server. */
const warmUpStarts = 700;

/** How many tasks with a job one process checks a second. */
const measureSweep = async (writer: ReturnType<typeof openWriter>): Promise<number> => {
  await makeAllDue(writer);
  const tasks = await writer.redis.zcard(writer.keys.unfinished);
  const startedAt = performance.now();
  await sweep(writer, 3_600_000);
  return tasks / ((performance.now() - startedAt) / 1000);
};

/** What all nodes spend on a publication of one of them that nobody receives. */
const measurePublishing = async (nodes: RedisLayout['nodes']): Promise<number> => {
  const usedSince = await startNodeMeter(nodes);
  for (let batch = 0; batch < 20; batch += 1) {
    const pipeline = nodes[0]?.pipeline();
    for (let i = 0; i < 500; i += 1) pipeline?.publish('nobody', 'x'.repeat(60));
    await pipeline?.exec();
  }
  return ((await usedSince()).cpuMs * 1000) / 10_000;
};

const emptyQueue = async (
  deployment: Deployment,
  nodes: RedisLayout['nodes'],
  { processes, writer }: { processes: number; writer: ReturnType<typeof openWriter> },
) => {
  await using workers = await several(processes, () => startReviewcastWorker(deployment));
  const measured = await startMeters(nodes, workers.all);
  // A worker begins at once.
  const tasks = await remainingTasks(writer.redis);
  await emptied({ remaining: () => remainingTasks(writer.redis) });
  return { ...(await measured()), tasks };
};

const startMeters = async (nodes: RedisLayout['nodes'], processes: readonly MeasuredProcess[]) => {
  const cpuMs = async () => sum(await Promise.all(processes.map((one) => one.cpuMs())));
  const before = await cpuMs();
  const nodesSince = await startNodeMeter(nodes);
  return async () => ({ cpuMs: (await cpuMs()) - before, nodes: await nodesSince() });
};

const several = async <T extends AsyncDisposable>(
  count: number,
  start: (i: number) => Promise<T>,
): Promise<{ readonly all: readonly T[] } & AsyncDisposable> => {
  const all = await Promise.all(Array.from({ length: count }, (_, i) => start(i)));
  return {
    all,
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((one) => one[Symbol.asyncDispose]()));
    },
  };
};
