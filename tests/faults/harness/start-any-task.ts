import { setTimeout as sleep } from 'node:timers/promises';
import { startTask } from '../../../cli/src/task/start-task.ts';
import type { Endpoint } from '../../../client/src/endpoint/endpoint.ts';
import { ApiError } from '../../../client/src/errors/api-error.ts';
import { ConnectionLostError } from '../../../client/src/errors/connection-lost-error.ts';
import { reviewKinds } from '../../../contract/kinds.ts';
import { products } from '../../../demo/catalogue/products.ts';
import type { Random } from '../../../demo/catalogue/seeded-random.ts';
import type { System } from './system.ts';

export interface StartAnyTaskOptions {
  readonly system: System;
  readonly endpoint: Endpoint;
  /** Must be unique. The start is repeated with it until it is answered. */
  readonly idempotencyKey: string;
  readonly chance: Random;
  readonly signal: AbortSignal;
  /** Called for each error that the faults do not explain. */
  readonly reportProblem: (problem: string) => void;
  /** Called each time a limit refuses the start, which is then repeated after 1 to 3 seconds. By default, that is a problem. */
  readonly onRefused?: () => void;
}

/**
 * Starts a task of a random kind, retrying until it is answered, and returns its ID. Sometimes repeats a start that was already
 * answered, which must return the same task.
 */
export const startAnyTask = async (options: StartAnyTaskOptions): Promise<string> => {
  const { system, endpoint, idempotencyKey, chance, signal, reportProblem, onRefused } = options;
  const kind = chance.pick(reviewKinds);
  const productName = chance.pick(products).name;
  const start = {
    kind,
    productName,
    idempotencyKey,
    maxReviews: chance.between(20, 200),
    ...(kind === 'STORE' && chance.happens(0.5)
      ? { productUrls: [...system.sites.productUrlsFor(productName)] }
      : {}),
  };
  let taskId: string | undefined;
  for (let remaining = chance.happens(0.1) ? 2 : 1; remaining > 0; ) {
    try {
      const { task } = await startTask(endpoint, start, signal);
      if (taskId !== undefined && task.id !== taskId) {
        reportProblem(`Idempotency key ${idempotencyKey} returned both ${taskId} and ${task.id}.`);
      }
      taskId = task.id;
      remaining -= 1;
    } catch (error) {
      signal.throwIfAborted();
      if (onRefused && error instanceof ApiError && refusals.has(error.code)) {
        onRefused();
        await sleep(chance.between(1000, 3000), undefined, { signal });
        continue;
      }
      if (!isExpected(error)) reportProblem(`Starting ${idempotencyKey} failed: ${String(error)}`);
      await sleep(chance.between(20, 200));
    }
  }
  if (taskId === undefined)
    throw new Error(`No task was started with idempotency key ${idempotencyKey}.`);
  return taskId;
};

const refusals: ReadonlySet<string | undefined> = new Set(['RATE_LIMITED', 'QUEUE_FULL']);

const isExpected = (error: unknown): boolean =>
  error instanceof ConnectionLostError ||
  (error instanceof ApiError && error.code === 'SERVICE_UNAVAILABLE');
