import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { reviewKinds } from '../../contract/kinds.ts';
import { seededRandom } from '../../demo/catalogue/seeded-random.ts';
import { faultSeed } from '../faults/harness/fault-seed.ts';
import { openHarness } from '../faults/harness/harness.ts';
import { startSustainedLoad } from '../faults/harness/sustained-load.ts';
import type { System } from '../faults/harness/system.ts';
import { growthProblems, inMb, MemoryLevels } from '../faults/measuring/memory-levels.ts';
import { printMeasurements } from '../faults/measuring/print-measurements.ts';
import { readMetrics } from '../support/server/metrics.ts';

/**
 * - `LOAD_SECONDS`: how long tasks are started.
 * - `LOAD_STARTS_PER_MINUTE`, `LOAD_OPEN_TASKS`: the limits at which they are started. Lower them on a busy machine.
 * - `LOAD_PACE_MS`: how long a response of a source takes.
 */
const { LOAD_SECONDS, LOAD_STARTS_PER_MINUTE, LOAD_OPEN_TASKS, LOAD_PACE_MS } = z
  .object({
    LOAD_SECONDS: z.coerce.number().min(10).default(600),
    LOAD_STARTS_PER_MINUTE: z.coerce.number().default(600),
    LOAD_OPEN_TASKS: z.coerce.number().default(40),
    LOAD_PACE_MS: z.coerce.number().default(400),
  })
  .parse(process.env);

/** Of the samples: what is compiled and cached in this time stays. */
const warmUp = 1 / 6;

/** By so much may the last third exceed the first: in ten minutes, a few kB lost with each task would be more. */
const maxLiveGrowth = { share: 0.1, bytes: 4e6 };
/** RSS and Redis also hold what has not been collected or expired at that moment. */
const maxGrowth = { share: 0.25, bytes: 8e6 };

const seed = faultSeed();

test(
  `at the limits on starting, the memory of all processes stays bounded, nothing is lost, and the queues drain (FAULT_SEED=${seed})`,
  async () => {
    await using harness = openHarness(inject('dist'));
    const ttlSeconds = Math.max(20, Math.ceil(LOAD_SECONDS / 10));
    const system = await harness.startSystem({
      servers: 2,
      workers: 3,
      paceMs: LOAD_PACE_MS,
      reportsMemory: true,
      environment: {
        ...longTimeouts,
        STARTS_PER_MINUTE: String(LOAD_STARTS_PER_MINUTE),
        OPEN_TASKS_PER_CALLER: String(LOAD_OPEN_TASKS),
        // What has been audited expires during the run, so that Redis reaches a steady state too.
        TASK_TTL_SECONDS: String(ttlSeconds),
      },
    });
    const chance = seededRandom(seed);
    const load = startSustainedLoad(system, { seconds: LOAD_SECONDS, chance });
    const memory = { live: new MemoryLevels(), all: new MemoryLevels() };
    const end = Date.now() + LOAD_SECONDS * 1000;
    while (Date.now() < end && system.problems.length === 0) {
      await sleep((LOAD_SECONDS * 1000) / sampleCount);
      await sample(system, memory);
    }
    expect(system.problems).toEqual([]);
    await load.done;
    const { findings, counts } = load;
    const live = memory.live.levels(warmUp);
    const all = memory.all.levels(warmUp);
    printMeasurements(`${LOAD_SECONDS} s at the limits`, {
      'tasks started': counts.started,
      'of them over REST': counts.overRest,
      'starts refused': counts.refused,
      'events delivered': findings.deliveries,
      ...Object.fromEntries(
        [...live, ...all].map(({ name, first, last, max }) => [
          `${name}, first third / last third / maximum, MB`,
          [first, last, max].map(inMb).join(' / '),
        ]),
      ),
    });

    expect(findings).toMatchObject({ lost: 0, duplicated: 0, reordered: 0, problems: [] });
    expect(findings.tasks).toBe(counts.started);
    expect(counts.overRest).toBeGreaterThan(0);
    expect(counts.refused).toBeGreaterThan(0);
    expect(growthProblems(live, maxLiveGrowth)).toEqual([]);
    expect(growthProblems(all, maxGrowth)).toEqual([]);
    await expectDrained(system);
  },
  (LOAD_SECONDS + 300) * 1000,
);

/** Those of production: a busy machine must not lose its locks. */
const longTimeouts = { TASK_LOCK_MS: '30000', HEARTBEAT_SECONDS: '30', STUCK_SECONDS: '60' };

const sampleCount = 36;

const sample = async (
  { servers, workers, deployment }: System,
  memory: { live: MemoryLevels; all: MemoryLevels },
) => {
  // What has exited is among the problems of the system.
  const processes = [...servers, ...workers].filter(({ isAlive }) => isAlive);
  const usages = await Promise.all(processes.map((one) => one.measure()));
  for (const [i, { live, rss }] of usages.entries()) {
    memory.live.add(`live memory of ${processes[i]?.name}`, live);
    memory.all.add(`RSS of ${processes[i]?.name}`, rss);
  }
  const [, used] = /^used_memory:(\d+)/m.exec(await deployment.redis.info('memory')) ?? [];
  memory.all.add('memory of Redis', Number(used));
};

/** No job, no unfinished task, and no watcher is left. */
const expectDrained = async ({ deployment, servers }: System): Promise<void> => {
  const { redis, keys, queues } = deployment;
  const left = async () => ({
    jobs: await Promise.all(reviewKinds.map((kind) => queues.depths(kind))),
    unfinished: await redis.zcard(keys.unfinished),
    open: await redis.zcard(keys.openTasks('')),
    watchers: await Promise.all(servers.map(({ address }) => watchersOn(address))),
  });
  await expect.poll(left).toEqual({
    jobs: reviewKinds.map(() => ({ pending: 0, active: 0, delayed: 0 })),
    unfinished: 0,
    open: 0,
    watchers: [0, 0],
  });
};

const watchersOn = async (graphql: string): Promise<number> =>
  (await readMetrics(new URL(graphql).origin))('reviewcast_watchers');
