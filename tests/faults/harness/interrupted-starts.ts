import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type StartInput, startTask } from '../../../cli/src/task/start-task.ts';
import { products } from '../../../demo/catalogue/products.ts';
import type { Random } from '../../../demo/catalogue/seeded-random.ts';
import { openCuttingProxy } from '../../support/redis/cutting-proxy.ts';
import type { Command } from '../../support/redis/proxied-connection.ts';
import { clientEndpoint } from './endpoints.ts';
import type { Harness } from './harness.ts';
import type { System } from './system.ts';

/** A system in which starting a task can be interrupted after its record is written and before its job is added. */
export interface InterruptedStarts {
  readonly system: System;
  /** Interrupted starts that were answered, or refused too late. */
  readonly problems: readonly string[];
  /** A start with an idempotency key of its own. */
  newStart(): StartInput;
  /** Repeats the start until it is answered. Returns the task's ID. */
  startUntilAnswered(start: StartInput): Promise<string>;
  /**
   * Interrupts a start: the servers lose Redis or are killed. The caller must be refused within 2 s. Returns the ID of the task
   * whose record was written.
   */
  interrupt(start: StartInput, how: 'connection cut' | 'servers killed'): Promise<string>;
}

/** Opens such a system with one worker, which the faults do not affect. */
export const openInterruptedStarts = async (
  harness: Harness,
  chance: Random,
): Promise<InterruptedStarts> => {
  const redis = await harness.startRedis();
  const proxy = harness.use(await openCuttingProxy(redis.url));
  const system = await harness.startSystem({
    redisUrl: proxy.url,
    workerRedisUrl: redis.url,
    auditUrl: redis.url,
    workers: 1,
    paceMs: 20,
  });
  const endpoint = clientEndpoint(system.loadBalancer.url);
  const { signal } = new AbortController();
  const problems: string[] = [];
  const send = async (start: StartInput) => (await startTask(endpoint, start, signal)).task.id;

  return {
    system,
    problems,
    newStart: () => ({
      kind: 'STORE',
      productName: chance.pick(products).name,
      idempotencyKey: randomUUID(),
    }),
    startUntilAnswered: async (start) => {
      for (;;) {
        try {
          return await send(start);
        } catch {
          await sleep(100);
        }
      }
    },
    interrupt: async (start, how) => {
      const written = proxy.cutReply(isCreate);
      for (;;) {
        const startedAt = Date.now();
        const answer = send(start).then(
          (taskId) => problems.push(`An interrupted start was answered with ${taskId}.`),
          () => {},
        );
        const cut = await Promise.race([written, answer]);
        if (typeof cut !== 'object') {
          // The servers have not reconnected to Redis yet.
          await sleep(100);
          continue;
        }
        proxy.refuse();
        proxy.cut();
        if (how === 'servers killed') {
          await Promise.all(system.servers.map((server) => server.kill()));
        }
        await answer;
        const tookMs = Date.now() - startedAt;
        if (tookMs > maxRefusalMs) problems.push(`A start was refused after ${tookMs} ms.`);
        proxy.accept();
        await Promise.all(system.servers.map((server) => server.start()));
        return taskIdIn(cut.args);
      }
    },
  };
};

const isCreate = ({ name, args }: Command): boolean =>
  name.startsWith('eval') && args.some((arg) => arg.includes('"guard":"create"'));

const taskIdIn = (args: readonly string[]): string => {
  for (const arg of args) {
    const [, taskId] = /\{(t\w+)\}:record$/.exec(arg) ?? [];
    if (taskId !== undefined) return taskId;
  }
  throw new Error('The interrupted start has no task ID.');
};

/** Milliseconds: the promised 2 s, plus 1 s for a busy machine. */
const maxRefusalMs = 3000;
