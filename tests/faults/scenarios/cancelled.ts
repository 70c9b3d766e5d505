import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTask } from '../../../cli/src/start-task.ts';
import { ConnectionLostError } from '../../../client/src/follow-task/connection-lost.ts';
import { request } from '../../../client/src/follow-task/http-request.ts';
import { CancelTaskDocument } from '../../../client/src/generated/graphql.ts';
import { isFinal } from '../../../contract/task.ts';
import type { Chance } from '../../../demo/catalogue/chance.ts';
import { audit } from '../harness/audit.ts';
import { type EndlessSite, openEndlessSite } from '../harness/endless-site.ts';
import { pageOf } from '../harness/endpoints.ts';
import { withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startLoad, type WatchedTask } from '../harness/load.ts';
import type { System } from '../harness/system.ts';
import { watchPlainly } from '../harness/watch-plainly.ts';

/**
 * Tasks are cancelled at every moment: while they wait, start, collect and settle; by one caller or by two at once. Some collect
 * from a site that never ends, which tells when it was asked last.
 */
export const cancelled: Scenario = {
  name: 'cancelled at every moment',
  tasks: { quick: 16, full: 250 },
  async run(harness, { tasks, chance }) {
    const site = harness.own(await openEndlessSite(100));
    const system = await harness.start({
      environment: { HACKERNEWS_URL: site.origin, WORKER_CONCURRENCY: '4' },
    });
    const problems: string[] = [];
    const cancelling: Promise<void>[] = [];
    const load = startLoad(system, {
      tasks,
      chance,
      onStarted: (taskId) => {
        cancelling.push(
          cancelSometime(system, taskId, chance, problems).catch((error: unknown) => {
            problems.push(`Cancelling ${taskId} failed: ${String(error)}`);
          }),
        );
      },
    });
    const endless = await Promise.all(
      Array.from({ length: Math.ceil(tasks / 8) }, (_, i) =>
        cancelEndless(system, site, `Endless ${i} Lamp`, chance, problems),
      ),
    );
    await load.over;
    await Promise.all(cancelling);
    const findings = await audit(system, {
      tasks: [...load.tasks, ...endless],
      problems: load.problems,
    });
    return withProblems(findings, problems);
  },
};

const cancelSometime = async (
  system: System,
  taskId: string,
  chance: Chance,
  problems: string[],
): Promise<void> => {
  const moment = chance.pick(['at once', 'at random', 'as it settles'] as const);
  const callers = chance.happens(0.3) ? 2 : 1;
  if (moment === 'at random') await sleep(chance.between(0, 3000));
  if (moment === 'as it settles') await untilItSettles(system, taskId);
  const statuses = await Promise.all(Array.from({ length: callers }, () => cancel(system, taskId)));
  const task = await system.deployment.log.find(taskId);
  if (!task || statuses.some((status) => status !== task.status)) {
    problems.push(`Cancelling ${taskId} answered ${statuses}; it reads ${task?.status}.`);
    return;
  }
  if ((await system.deployment.queues.position(task.kind, taskId)) !== null) {
    problems.push(`${taskId} was cancelled and still waits in the queue.`);
  }
  await sleep(goneMs);
  if (await system.deployment.queues.has(task.kind, taskId)) {
    problems.push(`${taskId} still has a job ${goneMs} ms behind its cancelling.`);
  }
};

/** The task runs, and all of its sources have come to their end. */
const untilItSettles = async ({ deployment }: System, taskId: string): Promise<void> => {
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
  chance: Chance,
  problems: string[],
): Promise<WatchedTask> => {
  const endpoint = pageOf(system.door.url);
  const { signal } = new AbortController();
  const start = { kind: 'COMMUNITY', productName, idempotencyKey: randomUUID() } as const;
  const { task } = await untilAnswered(() =>
    startTask(endpoint, { ...start, maxReviews: 1000 }, signal),
  );
  const watcher = watchPlainly(system, task.id, chance);
  await sleep(chance.between(0, 1500));
  const status = await cancel(system, task.id);
  if (status !== 'REVOKED') problems.push(`Cancelling ${task.id} answered ${status}.`);
  await sleep(2 * stopMs);
  const { finishedAt } = (await system.deployment.log.find(task.id)) ?? {};
  const behind = (site.lastAsked(productName) ?? 0) - (finishedAt ?? 0);
  if (behind > stopMs) problems.push(`${task.id} asked its site ${behind} ms behind its end.`);
  await watcher.over;
  return { taskId: task.id, watchers: [watcher] };
};

const cancel = async (system: System, taskId: string): Promise<string> => {
  const { signal } = new AbortController();
  const endpoint = pageOf(system.door.url);
  const { cancelTask } = await untilAnswered(() =>
    request(endpoint, CancelTaskDocument, { id: taskId }, { signal }),
  );
  return cancelTask.status;
};

/** Asks again where a busy machine did not answer in time: the same request means the same task. */
const untilAnswered = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ConnectionLostError)) throw error;
    }
  }
};

/** Milliseconds within which the work of a cancelled task stops. */
const stopMs = 1000;

/** Milliseconds within which its job is gone, on a busy machine. */
const goneMs = 3000;
