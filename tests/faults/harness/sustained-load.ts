import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { transportNames } from '../../../client/src/follow-task/transports/transport.ts';
import { type Random, seededRandom } from '../../../demo/catalogue/seeded-random.ts';
import { audit } from './audit.ts';
import { clientEndpoint } from './endpoints.ts';
import { addFindings, type Findings, noFindings, withProblems } from './findings.ts';
import { startAnyTask } from './start-any-task.ts';
import { startOverRest } from './start-over-rest.ts';
import type { System } from './system.ts';
import { watchAsAnyClient } from './watch-as-any-client.ts';

export interface SustainedLoadOptions {
  /** Tasks are started for this long. Then those that run are watched to their end. */
  readonly seconds: number;
  readonly chance: Random;
}

export interface SustainedLoad {
  /** Those of the tasks that have ended, and all problems so far. */
  readonly findings: Findings;
  readonly counts: {
    readonly started: number;
    /** Those of them that were started and polled over REST, besides being watched. */
    readonly overRest: number;
    /** Starts that a limit refused. Each was repeated until it was accepted or the time was over. */
    readonly refused: number;
  };
  /** Resolves once all tasks were watched to their end. */
  readonly done: Promise<void>;
}

/**
 * Starts tasks as fast as the limits of the servers allow. Each is watched over every transport by clients that differ in behavior,
 * audited as soon as they have received its final event, and then forgotten, so that it may expire.
 */
export const startSustainedLoad = (
  system: System,
  { seconds, chance }: SustainedLoadOptions,
): SustainedLoad => {
  const counts = { started: 0, overRest: 0, refused: 0 };
  const problems: string[] = [];
  let sum: Findings = noFindings;
  const { url } = system.loadBalancer;
  const endpoints = Array.from({ length: 6 }, () => clientEndpoint(url, { pollMs: 2000 }));
  const starting = new AbortController();
  const watching = new AbortController();
  for (const { signal } of [starting, watching]) setMaxListeners(0, signal);

  const options = {
    reportProblem: (problem: string) => problems.push(problem),
    onRefused: () => {
      counts.refused += 1;
    },
    signal: starting.signal,
  };
  const runTask = async (taskId: string, own: Random, polled: Promise<void>): Promise<void> => {
    counts.started += 1;
    const watchers = transportNames.map((transport) =>
      watchAsAnyClient({
        taskId,
        url,
        endpoints,
        transport,
        chance: own,
        signal: watching.signal,
        onEvent: () => {},
      }),
    );
    await Promise.all([polled, ...watchers.map(({ done }) => done)]);
    const audited = { tasks: [{ taskId, watchers }], problems: [] };
    const findings = await audit({ ...system, problems: [] }, audited);
    sum = addFindings(sum, findings);
  };

  const seed = chance.number();
  const tasks = new Set<Promise<void>>();
  let next = 0;
  const startTasks = async (): Promise<void> => {
    while (!starting.signal.aborted) {
      const number = next++;
      const own = seededRandom(seed, number);
      const isOverRest = number % 4 === 0;
      const start = isOverRest
        ? startOverRest({ ...options, url, chance: own, pollMs: 1000 })
        : startAnyTask({
            ...options,
            system,
            endpoint: own.pick(endpoints),
            idempotencyKey: randomUUID(),
            chance: own,
          }).then((taskId) => ({ taskId, polled: Promise.resolve() }));
      const one = await start.catch((error: unknown) => {
        if (!starting.signal.aborted) problems.push(`A start failed: ${String(error)}`);
      });
      if (!one) continue;
      if (isOverRest) counts.overRest += 1;
      const task = runTask(one.taskId, own, one.polled)
        .catch((error: unknown) => problems.push(`${one.taskId}: ${String(error)}`))
        .then(() => void tasks.delete(task));
      tasks.add(task);
    }
  };

  const run = async (): Promise<void> => {
    const starters = Array.from({ length: starterCount }, startTasks);
    await sleep(seconds * 1000);
    starting.abort();
    await Promise.all(starters);
    const timer = setTimeout(() => {
      problems.push(`${tasks.size} tasks were not watched to their end within ${patienceMs} ms.`);
      watching.abort();
    }, patienceMs);
    await Promise.all(tasks);
    clearTimeout(timer);
  };
  return {
    counts,
    done: run(),
    get findings() {
      return withProblems(sum, [...system.problems, ...problems]);
    },
  };
};

/** Each waits for the answer to its start. Few enough that what they start in vain does not use up the starts of a minute. */
const starterCount = 8;

/** Milliseconds for the tasks that run when the time is over. */
const patienceMs = 120_000;
