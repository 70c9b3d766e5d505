import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { transportNames } from '../../../client/src/follow-task/transports/transport.ts';
import { type Random, seededRandom } from '../../../demo/catalogue/seeded-random.ts';
import { audit } from '../harness/audit.ts';
import { clientEndpoint, ownHostEndpoint } from '../harness/endpoints.ts';
import { addFindings, type Findings, noFindings, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startAnyTask } from '../harness/start-any-task.ts';
import type { System } from '../harness/system.ts';
import { type Watcher, watch } from '../harness/watcher.ts';

/**
 * Finished tasks expire at their `expiresAt` although nothing else happens. Clients that subscribe around that time receive
 * everything or TASK_NOT_FOUND.
 */
export const expiring: Scenario = {
  name: 'expiring while clients subscribe',
  tasks: { quick: 0, full: 150 },
  async run(harness, { tasks, chance }) {
    const system = await harness.startSystem({
      paceMs: 20,
      environment: { TASK_TTL_SECONDS: '3' },
    });
    const seed = chance.number();
    let sum = noFindings;
    let next = 0;
    const expireTasks = async (): Promise<void> => {
      while (next < tasks) {
        const findings = await expireOne(system, seededRandom(seed, next++));
        sum = addFindings(sum, findings);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, expireTasks));
    return withProblems(sum, system.problems);
  },
};

const concurrency = 10;

const expireOne = async (system: System, chance: Random): Promise<Findings> => {
  const { log, redis, keys } = system.deployment;
  const { signal } = new AbortController();
  const problems: string[] = [];
  const reportProblem = (problem: string) => problems.push(problem);
  const endpoint = clientEndpoint(system.loadBalancer.url);
  const start = { system, endpoint, idempotencyKey: randomUUID(), chance, signal, reportProblem };
  const taskId = await startAnyTask(start);
  const first = watchAt(system, taskId, chance, 0);
  await (await first).done;
  const task = await log.find(taskId);
  const findings = await audit(
    { ...system, problems: [] },
    { tasks: [{ taskId, watchers: [await first] }], problems },
  );
  if (!task?.expiresAt) return withProblems(findings, [`${taskId} is not finished.`]);
  if (!(await listed(system)).includes(taskId)) reportProblem(`${taskId} is not listed.`);

  const { expiresAt } = task;
  const around = await Promise.all(
    Array.from({ length: 6 }, () =>
      watchAt(system, taskId, chance, expiresAt + chance.between(-300, 200)),
    ),
  );
  await sleep(Math.max(0, expiresAt + expiryToleranceMs - Date.now()));
  const left = await redis.exists(keys.record(taskId), keys.log(taskId), keys.reviews(taskId));
  if (left > 0) reportProblem(`${taskId} has expired, but ${left} of its keys are left.`);
  if ((await listed(system)).includes(taskId))
    reportProblem(`${taskId} has expired, but is listed.`);
  await Promise.all(around.map(({ done }) => done));
  problems.push(...around.flatMap((watcher) => problemOf(watcher, task.position.seq)));
  const deliveries = around.reduce((all, { deliveries: received }) => all + received.length, 0);
  return withProblems(
    addFindings(findings, { ...noFindings, watchers: around.length, deliveries }),
    problems,
  );
};

/** Milliseconds after `expiresAt` from which the task must be invisible. */
const expiryToleranceMs = 50;

const watchAt = async (
  system: System,
  taskId: string,
  chance: Random,
  at: number,
): Promise<Watcher> => {
  await sleep(Math.max(0, at - Date.now()));
  const { signal } = new AbortController();
  const transport = chance.pick(transportNames);
  const { url } = system.loadBalancer;
  return watch({
    taskId,
    endpoint: transport === 'sse' ? ownHostEndpoint(url, randomUUID()) : clientEndpoint(url),
    transport,
    behavior: 'steady',
    client: chance.pick(['follower', 'plain']),
    chance,
    signal,
    onEvent: () => {},
  });
};

/** A watcher must receive all events, or some of them and then TASK_NOT_FOUND. */
const problemOf = ({ name, deliveries, problem }: Watcher, count: number): string[] => {
  const isComplete = deliveries.length === count && problem === undefined;
  const isNotFound = problem?.includes('TASK_NOT_FOUND') ?? false;
  return isComplete || isNotFound
    ? []
    : [`${name} received ${deliveries.length} of ${count} events: ${problem}.`];
};

const listed = async (system: System): Promise<string[]> => {
  const response = await fetch(system.loadBalancer.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ tasks(first: 100) { edges { node { id } } } }' }),
  });
  const { data } = listSchema.parse(await response.json());
  return data.tasks.edges.map(({ node }) => node.id);
};

const listSchema = z.object({
  data: z.object({
    tasks: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })) }),
  }),
});
