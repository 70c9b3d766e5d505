import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Start, startTask } from '../../../cli/src/start-task.ts';
import type { Chance } from '../../../demo/catalogue/chance.ts';
import { products } from '../../../demo/catalogue/products.ts';
import { type CuttingProxy, openCuttingProxy } from '../../support/redis/cutting-proxy.ts';
import type { Command } from '../../support/redis/line.ts';
import { pageOf } from './endpoints.ts';
import type { Harness } from './harness.ts';
import type { System } from './system.ts';

/** A system whose starts can be broken between the task's record and its job. */
export interface BrokenStarts {
  readonly system: System;
  /** What was answered that should not have been, or too late. */
  readonly problems: readonly string[];
  /** A start that nobody else makes. */
  fresh(): Start;
  /** Starts it as any client does, until it is answered; answers with the task's ID. */
  start(start: Start): Promise<string>;
  /**
   * Starts it and breaks it off: the servers lose Redis, or are killed. The caller must be refused within 2 s. Answers with the
   * ID of the task whose record was written.
   */
  breakOff(start: Start, how: 'connection cut' | 'servers killed'): Promise<string>;
}

/** Opens such a system, with one worker, which the faults do not touch. */
export const openBrokenStarts = async (harness: Harness, chance: Chance): Promise<BrokenStarts> => {
  const redis = await harness.redis();
  const proxy = harness.own(await openCuttingProxy(redis.url));
  const system = await harness.start({
    redisUrl: proxy.url,
    workerRedisUrl: redis.url,
    auditUrl: redis.url,
    workers: 1,
    paceMs: 20,
  });
  const endpoint = pageOf(system.door.url);
  const { signal } = new AbortController();
  const problems: string[] = [];
  const ask = async (start: Start) => (await startTask(endpoint, start, signal)).task.id;

  const fresh = (): Start => ({
    kind: 'STORE',
    productName: chance.pick(products).name,
    idempotencyKey: randomUUID(),
  });
  return {
    system,
    problems,
    fresh,
    start: async (start) => {
      for (;;) {
        try {
          return await ask(start);
        } catch {
          await sleep(100);
        }
      }
    },
    breakOff: async (start, how) => {
      const written = proxy.cutReply(isCreate);
      for (;;) {
        const since = Date.now();
        const answer = ask(start).then(
          (taskId) => problems.push(`A start that was broken was answered with ${taskId}.`),
          () => {},
        );
        const cut = await Promise.race([written, answer]);
        if (typeof cut !== 'object') {
          // The servers have not found Redis again yet.
          await sleep(100);
          continue;
        }
        await takeAway(proxy, how === 'servers killed' ? system : undefined);
        await answer;
        const tookMs = Date.now() - since;
        if (tookMs > longestMs) problems.push(`A start was refused behind ${tookMs} ms.`);
        proxy.accept();
        await Promise.all(system.servers.map((server) => server.start()));
        return taskIdIn(cut.args);
      }
    },
  };
};

const takeAway = async (proxy: CuttingProxy, victim: System | undefined): Promise<void> => {
  proxy.refuse();
  proxy.cut();
  await Promise.all(victim?.servers.map((server) => server.kill()) ?? []);
};

const isCreate = ({ name, args }: Command): boolean =>
  name.startsWith('eval') && args.some((arg) => arg.includes('"guard":"create"'));

const taskIdIn = (args: readonly string[]): string => {
  for (const arg of args) {
    const [, taskId] = /\{(t\w+)\}:record$/.exec(arg) ?? [];
    if (taskId !== undefined) return taskId;
  }
  throw new Error('The start that was broken names no task.');
};

/** The promise, and what a busy machine adds, in milliseconds. */
const longestMs = 3000;
