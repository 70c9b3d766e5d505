import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { NodeWebSocket } from '../../../cli/src/node-web-socket.ts';
import type { Chance } from '../../../demo/catalogue/chance.ts';
import type { Deployment } from '../../../tasks/deployment.ts';
import { randomTaskId } from '../../../tasks/task-id.ts';
import { type Collecting, claimedTask } from '../../support/server/collecting.ts';
import { noFindings, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { type MeasuredServer, startMeasuredServer } from '../measuring/measured-server.ts';
import { startQuietDeployment } from '../measuring/quiet-deployment.ts';
import { report } from '../measuring/report.ts';
import { visit } from '../measuring/visit.ts';

/**
 * A hundred subscriptions for each task, opened and closed at random moments, unknown IDs among them, while the tasks are
 * written, end and are forgotten. In the end nothing of it is left in the server or in Redis.
 */
export const churn: Scenario = {
  name: 'subscriptions that come and go',
  tasks: { quick: 10, full: 100 },
  async run(harness, { tasks, chance }) {
    const { at, deployment } = harness.own(await startQuietDeployment());
    const server = harness.own(await startMeasuredServer(at));
    const clientsBefore = await clientsOf(deployment);
    const held: number[] = [];
    let deliveries = 0;
    for (let round = 0; round < rounds; round += 1) {
      const size = Math.ceil(tasks / rounds);
      deliveries += await runRound(server, deployment, size, chance);
      held.push((await server.measure()).held);
    }
    const problems = await leftovers(server, deployment);
    const clientsBehind = await clientsOf(deployment);
    if (clientsBehind !== clientsBefore) {
      problems.push(`${clientsBefore} connections to Redis became ${clientsBehind}.`);
    }
    // The first round warms up.
    const growth = (held.at(-1) ?? 0) - (held[1] ?? 0);
    if (growth > mostGrowth) problems.push(`What the server holds grew by ${growth} bytes.`);
    report(this.name, {
      subscriptions: tasks * visitsPerTask,
      'held behind each round, MB': held.map((bytes) => (bytes / 1e6).toFixed(2)).join(' '),
    });
    const watchers = tasks * visitsPerTask;
    return withProblems({ ...noFindings, tasks, watchers, deliveries }, [
      ...server.problems,
      ...problems,
    ]);
  },
};

const rounds = 4;
const visitsPerTask = 100;

/** Visits at the same time. */
const atOnce = 100;

/** Bytes, over half of the subscriptions: what code and caches may still take. */
const mostGrowth = 1_500_000;

/** @returns how many results came. */
const runRound = async (
  server: MeasuredServer,
  deployment: Deployment,
  size: number,
  chance: Chance,
): Promise<number> => {
  const tasks = await Promise.all(Array.from({ length: size }, () => claimedTask(deployment.log)));
  const clients = Array.from({ length: 5 }, () => sharedClient(server.url));
  let deliveries = 0;
  let left = size * visitsPerTask;
  const come = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const isKnown = chance.happens(0.85);
      await visit({
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
  const visits = Promise.all(Array.from({ length: atOnce }, come));
  const writing = Promise.all(tasks.map((task) => live(task, deployment, chance, visits)));
  await visits;
  await writing;
  await Promise.all(clients.map((client) => client.dispose()));
  return deliveries;
};

/** Comes back by itself, as applications' clients do. */
const sharedClient = (url: string) =>
  createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: NodeWebSocket,
    shouldRetry: () => true,
    retryWait: () => sleep(20),
  });

/** Reports progress until the visits are over; some tasks end before, and some of those are forgotten. */
const live = async (
  task: Collecting,
  deployment: Deployment,
  chance: Chance,
  visits: Promise<unknown>,
): Promise<void> => {
  let isOver = false;
  void visits.then(() => {
    isOver = true;
  });
  while (!isOver) {
    await task.progress();
    if (chance.happens(0.005)) break;
    await sleep(chance.between(10, 80));
  }
  await task.succeed();
  if (chance.happens(0.5)) await deployment.log.forget(task.taskId);
};

/** What should be gone by now, and is not though it was waited for. */
const leftovers = async (server: MeasuredServer, deployment: Deployment): Promise<string[]> => {
  let left: string[] = [];
  for (let tries = 0; tries < 5; tries += 1) {
    const channels = await channelsOf(deployment);
    const alive = { ...(await server.count()), channels: channels.length };
    left = Object.entries(alive).flatMap(([what, count]) =>
      count === 0 ? [] : [`${count} ${what} were left.`],
    );
    if (left.length === 0) break;
    await sleep(500);
  }
  return left;
};

/** What the processes of a deployment listen to, workers' and servers' announcements left out. */
const channelsOf = async ({ redis, keys }: Deployment): Promise<unknown[]> => {
  const channels = await redis.call('PUBSUB', 'CHANNELS', keys.events('*'));
  return Array.isArray(channels) ? channels : [];
};

const clientsOf = async ({ redis }: Deployment): Promise<number> => {
  const list = String(await redis.call('CLIENT', 'LIST'));
  return list.trim().split('\n').length;
};
