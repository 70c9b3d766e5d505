import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { seededRandom } from '../../demo/catalogue/seeded-random.ts';
import { audit } from '../faults/harness/audit.ts';
import { faultSeed } from '../faults/harness/fault-seed.ts';
import { openHarness } from '../faults/harness/harness.ts';
import { startLoad } from '../faults/harness/load.ts';
import type { ServiceProcess } from '../faults/harness/service-process.ts';
import type { System } from '../faults/harness/system.ts';
import { printMeasurements } from '../faults/measuring/print-measurements.ts';
import { openPreviousBuild, unknownToPrevious } from '../support/stack/previous-version.ts';

type Version = 'previous' | 'current';

/** How often all processes are replaced, forward and back. */
const rounds = Number(process.env['UPGRADE_ROUNDS'] ?? 3);
const seed = faultSeed();

test(`while servers and workers are replaced by another version one by one, and back, nothing is lost, and either version finishes what the other began (FAULT_SEED=${seed})`, async () => {
  const previous = await openPreviousBuild();
  onTestFinished(() => previous.remove());
  const builds = { previous: previous.dist, current: inject('dist') };
  await using harness = openHarness(builds.previous);
  const system = await harness.startSystem({
    servers: 2,
    workers: 2,
    // Tasks take longer than a worker drains, so that some are handed over.
    paceMs: 300,
    // A task that was failed rather than handed back would stay failed, and a busy worker must keep its tasks.
    environment: { TASK_ATTEMPTS: '1', TASK_LOCK_MS: '20000' },
  });
  const { servers, workers } = system;
  const versionOf = new Map<string, Version>();
  for (const worker of workers) versionOf.set(idOf(worker), 'previous');
  const replace = async (services: readonly ServiceProcess[], version: Version) => {
    for (const service of services) {
      service.install(builds[version]);
      await service.restart('SIGTERM');
      if (workers.includes(service)) versionOf.set(idOf(service), version);
      await sleep(chance.between(500, 2000));
    }
  };

  const chance = seededRandom(seed);
  const tasks = Number.POSITIVE_INFINITY;
  const load = startLoad(system, { tasks, chance, concurrency: 24, watchersPerTask: 4 });
  // Server, worker, server, worker: for a while, each version's server meets the other's worker.
  const mixed = servers.flatMap((server, i) => [server, ...workers.slice(i, i + 1)]);
  for (let round = 0; round < rounds; round += 1) {
    await replace(mixed, 'current');
    await replace(mixed, 'previous');
  }
  load.finish();
  await load.done;

  const findings = await audit(system, load, { passedOver: unknownToPrevious });
  expect(findings).toMatchObject({ lost: 0, duplicated: 0, reordered: 0, problems: [] });
  const received = load.tasks.flatMap(({ watchers }) => watchers.flatMap((one) => one.deliveries));
  expect(received.some(({ type }) => type === 'TaskProgressed')).toBe(true);

  const ways = new Map<string, number>();
  for (const { taskId } of load.tasks) {
    const { status, startedBy, attempts } = await historyOf(system, taskId);
    expect(status).toBe('SUCCESS');
    const versions = attempts.map((worker) => versionOf.get(worker));
    const finishedBy = versions.at(-1);
    const steps = versions.slice(1).map((version, i) => `${versions[i]} worker to ${version}`);
    for (const step of [`${startedBy} server to ${finishedBy} worker`, ...steps]) {
      ways.set(step, (ways.get(step) ?? 0) + 1);
    }
  }
  printMeasurements('Tasks handed', Object.fromEntries(ways));
  expect([...ways.keys()]).toEqual(
    expect.arrayContaining([
      'previous server to current worker',
      'current server to previous worker',
      'previous worker to current',
      'current worker to previous',
    ]),
  );
}, 1_200_000);

const idOf = (worker: ServiceProcess): string => worker.address.replace('worker ', '');

/** Which version started the task, and which workers have claimed it. */
const historyOf = async ({ deployment }: System, taskId: string) => {
  const { redis, keys, log } = deployment;
  const entries = await redis.xrange(keys.log(taskId), '-', '+');
  const events = entries.map(([, [, text = '']]) => eventSchema.parse(JSON.parse(text)));
  const startedBy: Version = events[0]?.progress?.sources.every(({ fraction }) => fraction === 0)
    ? 'current'
    : 'previous';
  return {
    status: (await log.find(taskId))?.status,
    startedBy,
    attempts: events.flatMap(({ type, worker }) =>
      type === 'TaskStarted' && worker !== undefined ? [worker] : [],
    ),
  };
};

/** As stored: only the current version writes the `fraction` of a source that waits. */
const eventSchema = z.object({
  type: z.string(),
  worker: z.string().optional(),
  progress: z
    .object({ sources: z.array(z.object({ fraction: z.number().optional() })) })
    .optional(),
});
