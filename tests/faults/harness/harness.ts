import type { Chance } from '../../../demo/catalogue/chance.ts';
import { Belongings } from './belongings.ts';
import type { Findings } from './findings.ts';
import { type RedisOptions, type RedisVictim, startRedisVictim } from './redis-victim.ts';
import { type System, type SystemOptions, startSystem } from './system.ts';

/**
 * The bench on which Reviewcast is broken. A scenario is a function on a {@link Harness}:
 *
 * ```ts
 * export const workersKilled: Scenario = {
 *   name: 'worker killed',
 *   tasks: { quick: 20, full: 200 },
 *   async run(harness, { tasks, chance }) {
 *     const system = await harness.start({ workers: 3 });        // Redis, sites, servers, workers: processes of their own
 *     const load = startLoad(system, { tasks, chance });         // starts tasks, each with several watchers
 *     await whileItRuns(load, async () => {                      // again and again until the load is over
 *       await pause(chance.between(200, 800));
 *       await chance.pick(system.workers).restart('SIGKILL');
 *     });
 *     return audit(system, load);                                // everything given against the log that Redis kept
 *   },
 * };
 * ```
 *
 * - `system.servers`, `system.workers`: {@link Service} with `kill`, `freeze`, `wake`, `stop`, `start`, `restart`. A process that
 *   ends unasked, and what processes log as an error, is a problem of the audit.
 * - `system.door`: the TCP way of all clients to the servers: `door.lines` can be cut, stalled, half-closed one by one; a new
 *   connection goes to the next server that takes one.
 * - `harness.redis(…)`: a Redis that can be killed, frozen, restarted, configured; pass its `url` as `redisUrl` to `start`. A
 *   cluster or a sentinel group of a scenario's own goes there too: give it to `harness.own` so that it is ended.
 * - `system.deployment`: the log, queues and keys of the system under test, as a process of it would see them.
 * - `tests/support/redis/cutting-proxy.ts` can stand between the processes and Redis: pass its `url` as `redisUrl`, and the Redis's
 *   own as `auditUrl`.
 *
 * Draw every random number from `chance` (or `chanceOf(seed, …)` forks): the seed is printed and FAULT_SEED repeats it.
 */
export interface Harness {
  /** Starts a system; its short limits are those of system.ts, `environment` goes before them. */
  start(options?: SystemOptions): Promise<System>;
  /** Starts a Redis of the scenario's own, with an AOF. */
  redis(options?: RedisOptions): Promise<RedisVictim>;
  /** Ends `thing` when the scenario is over, last come first. */
  own<T extends AsyncDisposable>(thing: T): T;
}

export interface Scenario {
  /** What is broken, in a few words. */
  readonly name: string;
  /** How many tasks make the quick selection, which leaves out those with 0, and the whole suite. */
  readonly tasks: { readonly quick: number; readonly full: number };
  readonly run: (harness: Harness, size: Size) => Promise<Findings>;
}

export interface Size {
  readonly tasks: number;
  readonly chance: Chance;
}

/** A harness, and what ends everything that was started on it. */
export const openHarness = (): Harness & AsyncDisposable => {
  const things = new Belongings();
  const own = <T extends AsyncDisposable>(thing: T): T =>
    things.keep(thing, async (one) => one[Symbol.asyncDispose]());
  const redis = async (options: RedisOptions = {}) => own(await startRedisVictim(options));
  return {
    own,
    redis,
    start: async (options = {}) => {
      const redisUrl = options.redisUrl ?? (await redis()).url;
      return own(await startSystem({ ...options, redisUrl }));
    },
    [Symbol.asyncDispose]: () => things[Symbol.asyncDispose](),
  };
};
