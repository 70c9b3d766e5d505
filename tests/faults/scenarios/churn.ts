import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { NodeWebSocket } from '../../../client/src/node/node-web-socket.ts';
import type { Random } from '../../../demo/catalogue/seeded-random.ts';
import { randomTaskId } from '../../../tasks/task-id.ts';
import { claimedTask, type FakeWorker } from '../../support/server/fake-worker.ts';
import type { Deployment } from '../../support/tasks/deployment.ts';
import { noFindings, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startIsolatedDeployment } from '../measuring/isolated-deployment.ts';
import { type MeasuredServer, startMeasuredServer } from '../measuring/measured-server.ts';
import { printMeasurements } from '../measuring/print-measurements.ts';
import { subscribeBriefly } from '../measuring/subscribe-briefly.ts';

/**
 * Opens and closes a hundred subscriptions per task at random moments, some to unknown IDs, while the tasks are written, finish,
 * and are deleted. Nothing may be left in the server or in Redis at the end.
 */
export const churn: Scenario = {
  name: 'subscriptions that come and go',
  tasks: { quick: 4, full: 100 },
  async run(harness, { tasks, chance }) {
    const { connection, deployment } = harness.use(await startIsolatedDeployment());
    const server = harness.use(await startMeasuredServer(connection));
    const clientsBefore = await clientsOf(deployment);
    const memory: number[] = [];
    let deliveries = 0;
    for (let round = 0; round < rounds; round += 1) {
      const size = Math.ceil(tasks / rounds);
      deliveries += await runRound(server, deployment, size, chance);
      memory.push((await server.measure()).live);
    }
    const problems = await leftovers(server, deployment);
    const clientsAfter = await clientsOf(deployment);
    if (clientsAfter !== clientsBefore) {
      problems.push(`Redis had ${clientsBefore} connections before and has ${clientsAfter} after.`);
    }
    // The first round is a warm-up.
    const growth = (memory.at(-1) ?? 0) - (memory[1] ?? 0);
    if (growth > maxGrowthBytes) problems.push(`The server's memory grew by ${growth} bytes.`);
    printMeasurements(this.name, {
      subscriptions: tasks * subscriptionsPerTask,
      'memory after each round, MB': memory.map((bytes) => (bytes / 1e6).toFixed(2)).join(' '),
    });
    const watchers = tasks * subscriptionsPerTask;
    return withProblems({ ...noFindings, tasks, watchers, deliveries }, [
      ...server.problems,
      ...problems,
    ]);
  },
};

const rounds = 4;
const subscriptionsPerTask = 100;

/** Subscriptions at the same time. */
const concurrency = 100;

/** Over half of the subscriptions. Compiled code and caches may still grow. */
const maxGrowthBytes = 1_500_000;

/** @returns how many results were received. */
const runRound = async (
  server: MeasuredServer,
  deployment: Deployment,
  size: number,
  chance: Random,
): Promise<number> => {
  const tasks = await Promise.all(Array.from({ length: size }, () => claimedTask(deployment.log)));
  const clients = Array.from({ length: 5 }, () => sharedClient(server.url));
  let deliveries = 0;
  let remaining = size * subscriptionsPerTask;
  const subscribeRepeatedly = async (): Promise<void> => {
    while (remaining > 0) {
      remaining -= 1;
      const isKnown = chance.happens(0.85);
      await subscribeBriefly({
        url: server.url,
        shared: chance.pick(clients),
        taskId: isKnown ? chance.pick(tasks).taskId : randomTaskId(),
        chance,
        onResult: () => {
          deliveries += 1;
        },
      });
      if (chance.happens(0.01)) chance.pick(clients).terminate();
    }
  };
  const subscriptions = Promise.all(Array.from({ length: concurrency }, subscribeRepeatedly));
  const writing = Promise.all(
    tasks.map((task) => writeUntilDone(task, deployment, chance, subscriptions)),
  );
  await subscriptions;
  await writing;
  await Promise.all(clients.map((client) => client.dispose()));
  return deliveries;
};

/** Reconnects automatically, as the clients of applications do. */
const sharedClient = (url: string) =>
  createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: NodeWebSocket,
    shouldRetry: () => true,
    retryWait: () => sleep(20),
  });

/** Writes progress until all subscriptions have ended. Some tasks finish earlier, and some of those are deleted. */
const writeUntilDone = async (
  task: FakeWorker,
  deployment: Deployment,
  chance: Random,
  subscriptions: Promise<unknown>,
): Promise<void> => {
  let isDone = false;
  void subscriptions.then(() => {
    isDone = true;
  });
  while (!isDone) {
    await task.progress();
    if (chance.happens(0.005)) break;
    await sleep(chance.between(10, 80));
  }
  await task.succeed();
  if (chance.happens(0.5)) await deployment.log.forget(task.taskId);
};

/** What is still left after a grace period. */
const leftovers = async (server: MeasuredServer, deployment: Deployment): Promise<string[]> => {
  let left: string[] = [];
  for (let tries = 0; tries < 5; tries += 1) {
    const channels = await channelsOf(deployment);
    const alive = { ...(await server.count()), channels: channels.length };
    left = Object.entries(alive).flatMap(([what, count]) =>
      count === 0 ? [] : [`${count} ${what} are left.`],
    );
    if (left.length === 0) break;
    await sleep(500);
  }
  return left;
};

/** Event channels that the processes of a deployment subscribe to. */
const channelsOf = async ({ redis, keys }: Deployment): Promise<unknown[]> => {
  const channels = await redis.call('PUBSUB', 'CHANNELS', keys.events('*'));
  return Array.isArray(channels) ? channels : [];
};

const clientsOf = async ({ redis }: Deployment): Promise<number> => {
  const list = String(await redis.call('CLIENT', 'LIST'));
  return list.trim().split('\n').length;
};
