import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { transportNames } from '../../../client/src/follow-task/transport.ts';
import { type Chance, chanceOf } from '../../../demo/catalogue/chance.ts';
import { audit } from '../harness/audit.ts';
import { lonePageOf, pageOf } from '../harness/endpoints.ts';
import { type Findings, noFindings, sumOf, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { startAnyTask } from '../harness/start-any-task.ts';
import type { System } from '../harness/system.ts';
import { type Watcher, watch } from '../harness/watcher.ts';

/**
 * Finished tasks expire at the instant that was told, though nothing else happens; those who subscribe around it are given
 * everything, or are told that there is no such task.
 */
export const expiring: Scenario = {
  name: 'expiring as clients subscribe',
  tasks: { quick: 10, full: 150 },
  async run(harness, { tasks, chance }) {
    const system = await harness.start({ paceMs: 20, environment: { TASK_TTL_SECONDS: '3' } });
    const seed = chance.number();
    let sum = noFindings;
    let next = 0;
    const turn = async (): Promise<void> => {
      while (next < tasks) {
        const findings = await expireOne(system, chanceOf(seed, next++));
        sum = sumOf(sum, findings);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, turn));
    return withProblems(sum, system.problems);
  },
};

const atOnce = 10;

const expireOne = async (system: System, chance: Chance): Promise<Findings> => {
  const { log, redis, keys } = system.deployment;
  const { signal } = new AbortController();
  const problems: string[] = [];
  const complain = (problem: string) => problems.push(problem);
  const endpoint = pageOf(system.door.url);
  const request = { system, endpoint, idempotencyKey: randomUUID(), chance, signal, complain };
  const taskId = await startAnyTask(request);
  const first = watchAt(system, taskId, chance, 0);
  await (await first).over;
  const task = await log.find(taskId);
  const findings = await audit(
    { ...system, problems: [] },
    { tasks: [{ taskId, watchers: [await first] }], problems },
  );
  if (!task?.expiresAt) return withProblems(findings, [`${taskId} is not finished.`]);
  if (!(await listed(system)).includes(taskId)) complain(`${taskId} is not listed.`);

  const { expiresAt } = task;
  const around = await Promise.all(
    Array.from({ length: 6 }, () =>
      watchAt(system, taskId, chance, expiresAt + chance.between(-300, 200)),
    ),
  );
  await sleep(Math.max(0, expiresAt + toleranceMs - Date.now()));
  const left = await redis.exists(keys.record(taskId), keys.log(taskId), keys.reviews(taskId));
  if (left > 0) complain(`${taskId} has expired and ${left} of its keys are left.`);
  if ((await listed(system)).includes(taskId)) complain(`${taskId} has expired and is listed.`);
  await Promise.all(around.map(({ over }) => over));
  problems.push(...around.flatMap((watcher) => problemOf(watcher, task.position.seq)));
  const deliveries = around.reduce((all, { given }) => all + given.length, 0);
  return withProblems(
    sumOf(findings, { ...noFindings, watchers: around.length, deliveries }),
    problems,
  );
};

/** Milliseconds behind the instant at which nothing may be visible any more. */
const toleranceMs = 50;

const watchAt = async (
  system: System,
  taskId: string,
  chance: Chance,
  at: number,
): Promise<Watcher> => {
  await sleep(Math.max(0, at - Date.now()));
  const { signal } = new AbortController();
  const transport = chance.pick(transportNames);
  const { url } = system.door;
  return watch({
    taskId,
    endpoint: transport === 'sse' ? lonePageOf(url, randomUUID()) : pageOf(url),
    transport,
    manner: 'steady',
    client: chance.pick(['follower', 'plain']),
    chance,
    signal,
    onEvent: () => {},
  });
};

/** All events, or the beginning of them and then the word that there is no such task. */
const problemOf = ({ name, given, problem }: Watcher, count: number): string[] => {
  const isWhole = given.length === count && problem === undefined;
  const isTold = problem?.includes('TASK_NOT_FOUND') ?? false;
  return isWhole || isTold ? [] : [`${name} was given ${given.length} of ${count}; ${problem}.`];
};

const listed = async (system: System): Promise<string[]> => {
  const response = await fetch(system.door.url, {
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
