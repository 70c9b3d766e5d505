import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { products } from '../../../demo/catalogue/products.ts';
import type { Random } from '../../../demo/catalogue/seeded-random.ts';
import { requestRest, taskIdOf } from '../../support/server/rest.ts';

export interface StartOverRestOptions {
  /** The GraphQL endpoint. */
  readonly url: string;
  readonly chance: Random;
  readonly pollMs: number;
  /** Ends the attempts to start it, but not the polling. */
  readonly signal: AbortSignal;
  readonly reportProblem: (problem: string) => void;
  /** Called each time a limit refuses the start, which is then repeated after 1 to 3 seconds. */
  readonly onRefused: () => void;
}

export interface RestTask {
  readonly taskId: string;
  /** Resolves once its status is final. */
  readonly polled: Promise<void>;
}

/** Starts a task of a random kind and polls it, as clients of the old API do. */
export const startOverRest = async (options: StartOverRestOptions): Promise<RestTask> => {
  const { chance, signal, onRefused } = options;
  const kind = chance.pick(['community', 'store', 'google']);
  const origin = new URL(options.url).origin;
  const body = { product_name: chance.pick(products).name };
  for (;;) {
    const response = await requestRest(origin, `/reviews/${kind}`, { body, signal });
    if (response.status < 400) {
      const taskId = taskIdOf(response);
      return { taskId, polled: pollToEnd(origin, taskId, options) };
    }
    if (response.status !== 429) throw new Error(`REST answered ${JSON.stringify(response.body)}.`);
    onRefused();
    await sleep(chance.between(1000, 3000), undefined, { signal });
  }
};

const pollToEnd = async (
  origin: string,
  taskId: string,
  { pollMs, reportProblem }: StartOverRestOptions,
): Promise<void> => {
  for (;;) {
    const { body } = await requestRest(origin, `/reviews/status/${taskId}`);
    const { status, result } = statusSchema.parse(body);
    if (status === 'FAILURE' || status === 'REVOKED') {
      reportProblem(`REST says that ${taskId} is ${status}: ${JSON.stringify(body)}`);
      return;
    }
    if (status === 'SUCCESS') {
      if (result?.reviews.length !== result?.total) {
        reportProblem(`REST says that ${taskId} has ${result?.total} reviews, but lists others.`);
      }
      return;
    }
    await sleep(pollMs);
  }
};

const statusSchema = z.object({
  status: z.string(),
  result: z.object({ total: z.number(), reviews: z.array(z.unknown()) }).nullish(),
});
