import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTask } from '../../../cli/src/task/start-task.ts';
import { CancelTaskDocument } from '../../../client/src/generated/graphql.ts';
import { request } from '../../../client/src/request/request.ts';
import { isFinal } from '../../../contract/task.ts';
import type { Random } from '../../../demo/catalogue/seeded-random.ts';
import { audit } from '../harness/audit.ts';
import { type EndlessSite, openEndlessSite } from '../harness/endless-site.ts';
import { clientEndpoint } from '../harness/endpoints.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, type WatchedTask } from '../harness/load.ts';
import { retryLostConnections } from '../harness/retry-lost-connections.ts';
import type { System } from '../harness/system.ts';
import { watchWithPlainClient } from '../harness/watch-with-plain-client.ts';

/**
 * Cancels tasks while they are pending, starting, collecting, and settling, from one caller or two at once. Some collect from a
 * site with endless pages, which records its last request.
 */
export const canceled: Scenario = {
  name: 'canceled at random moments',
  tasks: { quick: 8, full: 250 },
  async run(harness, { tasks, chance }) {
    const site = harness.use(await openEndlessSite(100));
    const system = await harness.startSystem({
      environment: { HACKERNEWS_URL: site.origin, WORKER_CONCURRENCY: '4' },
    });
    const problems: string[] = [];
    const canceling: Promise<void>[] = [];
    const load = startLoad(system, {
      tasks,
      chance,
      onStarted: (taskId) => {
        canceling.push(
          cancelAtRandom(system, taskId, chance, problems).catch((error: unknown) => {
            problems.push(`Canceling ${taskId} failed: ${String(error)}`);
          }),
        );
      },
    });
    const endless = await Promise.all(
      Array.from({ length: Math.ceil(tasks / 8) }, (_, i) =>
        cancelEndless(system, site, `Endless ${i} Lamp`, chance, problems),
      ),
    );
    await load.done;
    await Promise.all(canceling);
    const findings = await audit(system, {
      tasks: [...load.tasks, ...endless],
      problems: load.problems,
    });
    return withProblems(findings, problems);
  },
};

const cancelAtRandom = async (
  system: System,
  taskId: string,
  chance: Random,
  problems: string[],
): Promise<void> => {
  const moment = chance.pick(['immediately', 'at random', 'as it settles'] as const);
  const callers = chance.happens(0.3) ? 2 : 1;
  if (moment === 'at random') await sleep(chance.between(0, 3000));
  if (moment === 'as it settles') await waitUntilSettling(system, taskId);
  const statuses = await Promise.all(Array.from({ length: callers }, () => cancel(system, taskId)));
  const task = await system.deployment.log.find(taskId);
  if (!task || statuses.some((status) => status !== task.status)) {
    problems.push(`Canceling ${taskId} returned ${statuses}, but its record says ${task?.status}.`);
    return;
  }
  if ((await system.deployment.queues.position(task.kind, taskId)) !== null) {
    problems.push(`${taskId} was canceled and is still in the queue.`);
  }
  await sleep(jobRemovalMs);
  if (await system.deployment.queues.has(task.kind, taskId)) {
    problems.push(`${taskId} still has a job ${jobRemovalMs} ms after it was canceled.`);
  }
};

/** Resolves once all sources of the task are done, or the task is finished. */
const waitUntilSettling = async ({ deployment }: System, taskId: string): Promise<void> => {
  for (;;) {
    const task = await deployment.log.find(taskId);
    if (!task || isFinal(task.status)) return;
    if (task.progress.sources.every(({ status }) => status === 'DONE')) return;
    await sleep(5);
  }
};

const cancelEndless = async (
  system: System,
  site: EndlessSite,
  productName: string,
  chance: Random,
  problems: string[],
): Promise<WatchedTask> => {
  const endpoint = clientEndpoint(system.loadBalancer.url);
  const { signal } = new AbortController();
  const start = { kind: 'COMMUNITY', productName, idempotencyKey: randomUUID() } as const;
  const { task } = await retryLostConnections(() =>
    startTask(endpoint, { ...start, maxReviews: 1000 }, signal),
  );
  const watcher = watchWithPlainClient(system, task.id, chance);
  await sleep(chance.between(0, 1500));
  const status = await cancel(system, task.id);
  if (status !== 'REVOKED') problems.push(`Canceling ${task.id} returned ${status}.`);
  await sleep(2 * stopDeadlineMs);
  const { finishedAt } = (await system.deployment.log.find(task.id)) ?? {};
  const lateMs = (site.lastRequestAt(productName) ?? 0) - (finishedAt ?? 0);
  if (lateMs > stopDeadlineMs) {
    problems.push(`${task.id} sent a request ${lateMs} ms after it was canceled.`);
  }
  await watcher.done;
  return { taskId: task.id, watchers: [watcher] };
};

const cancel = async (system: System, taskId: string): Promise<string> => {
  const { signal } = new AbortController();
  const endpoint = clientEndpoint(system.loadBalancer.url);
  const { cancelTask } = await retryLostConnections(() =>
    request(endpoint, CancelTaskDocument, { id: taskId }, { signal }),
  );
  return cancelTask.status;
};

/** Milliseconds within which a canceled task must stop working. */
const stopDeadlineMs = 1000;

/** Milliseconds within which its job must be removed, on a busy machine. */
const jobRemovalMs = 3000;
