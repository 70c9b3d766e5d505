import { setTimeout as sleep } from 'node:timers/promises';
import { startTask } from '../../../cli/src/start-task.ts';
import { ApiError } from '../../../client/src/follow-task/api-error.ts';
import { ConnectionLostError } from '../../../client/src/follow-task/connection-lost.ts';
import type { Endpoint } from '../../../client/src/follow-task/endpoint.ts';
import { reviewKinds } from '../../../contract/kinds.ts';
import type { Chance } from '../../../demo/catalogue/chance.ts';
import { products } from '../../../demo/catalogue/products.ts';
import type { System } from './system.ts';

export interface StartRequest {
  readonly system: System;
  readonly endpoint: Endpoint;
  /** Nobody else's: starting is repeated under it until it is answered. */
  readonly idempotencyKey: string;
  readonly chance: Chance;
  readonly signal: AbortSignal;
  /** Is told of an answer that no fault excuses. */
  readonly complain: (problem: string) => void;
}

/**
 * Starts a task of any kind and answers with its ID, however often it must ask. Now and then it asks again though it was
 * answered: that must lead to the same task.
 */
export const startAnyTask = async (request: StartRequest): Promise<string> => {
  const { system, endpoint, idempotencyKey, chance, signal, complain } = request;
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
  for (let more = chance.happens(0.1) ? 2 : 1; more > 0; ) {
    try {
      const { task } = await startTask(endpoint, start, signal);
      if (taskId !== undefined && task.id !== taskId) {
        complain(`The key ${idempotencyKey} led to ${taskId} and to ${task.id}.`);
      }
      taskId = task.id;
      more -= 1;
    } catch (error) {
      signal.throwIfAborted();
      if (!isExcused(error)) complain(`Starting ${idempotencyKey} failed: ${String(error)}`);
      await sleep(chance.between(20, 200));
    }
  }
  if (taskId === undefined) throw new Error(`Nothing was started under ${idempotencyKey}.`);
  return taskId;
};

const isExcused = (error: unknown): boolean =>
  error instanceof ConnectionLostError ||
  (error instanceof ApiError && error.code === 'SERVICE_UNAVAILABLE');
