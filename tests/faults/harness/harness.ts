import type { Random } from '../../../demo/catalogue/seeded-random.ts';
import { Disposables } from './disposables.ts';
import type { Findings } from './findings.ts';
import { type RedisOptions, type RedisProcess, startRedisProcess } from './redis-process.ts';
import { type System, type SystemOptions, startSystem } from './system.ts';

/**
 * The environment in which Reviewcast is broken. A scenario is a function of a {@link Harness}:
 *
 * ```ts
 * export const workersKilled: Scenario = {
 *   name: 'workers killed',
 *   tasks: { quick: 20, full: 200 },
 *   async run(harness, { tasks, chance }) {
 *     const system = await harness.startSystem({ workers: 3 });  // Redis, sites, servers, and workers in separate processes
 *     const load = startLoad(system, { tasks, chance });         // starts tasks, each with several watchers
 *     await whileRunning(load, async () => {                     // repeats until the load is done
 *       await sleep(chance.between(200, 800));
 *       await chance.pick(system.workers).restart('SIGKILL');
 *     });
 *     return audit(system, load);                                // compares all deliveries with the log in Redis
 *   },
 * };
 * ```
 *
 * - `system.servers`, `system.workers`: {@link ServiceProcess}es with `kill`, `freeze`, `wake`, `stop`, `start`, and `restart`. A
 *   process that exits unexpectedly or logs an error is a problem in the audit.
 * - `system.loadBalancer`: all clients connect through it. Each of its `connections` can be cut, stalled, or half-closed.
 * - `harness.startRedis(…)`: a Redis that can be killed, frozen, restarted, and configured. Pass its `url` as `redisUrl` to
 *   `startSystem`. Pass a cluster or a Sentinel group to `harness.use` so that it is disposed.
 * - `system.deployment`: the log, queues, and keys of the system under test, as one of its processes sees them.
 * - `tests/support/redis/cutting-proxy.ts` can sit between the processes and Redis. Pass its `url` as `redisUrl`, and the URL of
 *   the Redis itself as `auditUrl`.
 *
 * Draw every random number from `chance` or from forks of it (`chanceOf(seed, …)`). The seed is printed, and FAULT_SEED repeats it.
 */
export interface Harness {
  /** Starts a system with the short limits of system.ts. `environment` overrides them. */
  startSystem(options?: SystemOptions): Promise<System>;
  /** Starts a Redis with an AOF, for this scenario only. */
  startRedis(options?: RedisOptions): Promise<RedisProcess>;
  /** Disposes `resource` when the scenario ends, in reverse order. */
  use<T extends AsyncDisposable>(resource: T): T;
}

export interface Scenario {
  /** What is broken, in a few words. */
  readonly name: string;
  /** Number of tasks in the quick selection, which skips scenarios with 0, and in the full suite. */
  readonly tasks: { readonly quick: number; readonly full: number };
  readonly run: (harness: Harness, options: ScenarioRun) => Promise<Findings>;
}

export interface ScenarioRun {
  readonly tasks: number;
  readonly chance: Random;
}

/**
 * A harness that disposes everything opened on it.
 *
 * @param dist the production build to run.
 * @param defaults apply to every system that it starts.
 */
export const openHarness = (
  dist: string,
  defaults: SystemOptions = {},
): Harness & AsyncDisposable => {
  const resources = new Disposables();
  const use = <T extends AsyncDisposable>(resource: T): T =>
    resources.add(resource, async (one) => one[Symbol.asyncDispose]());
  const startRedis = async (options: RedisOptions = {}) => use(await startRedisProcess(options));
  return {
    use,
    startRedis,
    startSystem: async (options = {}) => {
      const redisUrl = options.redisUrl ?? (await startRedis()).url;
      return use(await startSystem({ ...defaults, ...options, redisUrl, dist }));
    },
    [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
  };
};
