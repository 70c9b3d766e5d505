import { setTimeout as sleep } from 'node:timers/promises';
import { startTask } from '../../../cli/src/task/start-task.ts';
import { RetryFailedSourcesDocument } from '../../../client/src/generated/graphql.ts';
import { request } from '../../../client/src/request/request.ts';
import type { Review } from '../../../contract/review.ts';
import { products } from '../../../demo/catalogue/products.ts';
import type { Random } from '../../../demo/catalogue/seeded-random.ts';
import { audit } from '../harness/audit.ts';
import { breakableShops } from '../harness/breakable-shops.ts';
import { addFindings, withProblems } from '../harness/findings.ts';
import type { Scenario } from '../harness/harness.ts';
import { type Load, type LoadOptions, startLoad } from '../harness/load.ts';
import { retryLostConnections } from '../harness/retry-lost-connections.ts';
import type { StartAnyTaskOptions } from '../harness/start-any-task.ts';
import type { System } from '../harness/system.ts';

/**
 * Retries the failed source of finished tasks, and kills the worker in the middle. Each retry must keep the reviews
 * of the source that had succeeded without asking it, and end with as many as a task for which nothing fails.
 */
export const retriesKilled: Scenario = {
  name: 'workers killed during a retry of failed sources',
  tasks: { quick: 0, full: 60 },
  async run(harness, { tasks, chance }) {
    const shops = breakableShops();
    const { wrapSite } = shops;
    const system = await harness.startSystem({
      workers: 1,
      paceMs: 100,
      wrapSite,
    });
    const begin = (options: Omit<LoadOptions, 'chance'>) =>
      startLoad(system, { chance, ...options });

    const failed = begin({ tasks, watchersPerTask: 1, start: startInTurn() });
    await failed.done;
    shops.repair();
    const originals = failed.tasks.map(({ taskId }) => taskId);
    const retries = begin({ tasks, start: (options) => startRetry(options, originals.pop()) });
    await killInTheMiddle(system, retries, chance);
    const unwanted = shops.otherRequests.map((url) => `A retry sent a request to ${url}.`);
    const whole = begin({ tasks: products.length, watchersPerTask: 1, start: startInTurn() });
    await whole.done;

    const problems = [...unwanted, ...(await comparedProblems(system, retries, failed, whole))];
    const audits = [];
    for (const load of [failed, retries, whole]) audits.push(await audit(system, load));
    return withProblems(audits.reduce(addFindings), [...new Set(problems)]);
  },
};

/** Starts tasks in shops, about each product in turn. */
const startInTurn = () => {
  let started = 0;
  return async ({ system, endpoint, idempotencyKey, signal }: StartAnyTaskOptions) => {
    const productName = products[started++ % products.length]?.name ?? '';
    const productUrls = [...system.sites.productUrlsFor(productName)];
    const input = { kind: 'STORE', productName, productUrls, idempotencyKey } as const;
    const { task } = await retryLostConnections(() => startTask(endpoint, input, signal));
    return task.id;
  };
};

const startRetry = async (
  { endpoint, signal }: StartAnyTaskOptions,
  id: string | undefined,
): Promise<string> => {
  if (id === undefined) throw new Error('There is no task to retry.');
  const { retryTask } = await retryLostConnections(() =>
    request(endpoint, RetryFailedSourcesDocument, { id }, { signal }),
  );
  return retryTask.task.id;
};

/** Kills the worker in the middle of a retry, a few times, each after more of what the failed source has was collected. */
const killInTheMiddle = async (system: System, load: Load, chance: Random): Promise<void> => {
  let collected = 0;
  for (let kills = 0; kills < maxKills && !load.isDone; ) {
    const { found, isInTheMiddle } = await progressOf(system, load);
    if (isInTheMiddle && found > collected) {
      await Promise.all(system.workers.map((worker) => worker.restart('SIGKILL')));
      collected = (await progressOf(system, load)).found;
      kills += 1;
      await sleep(chance.between(0, 500));
    } else await sleep(10);
  }
  await load.done;
};

const maxKills = 6;

/** How many reviews of the failed source the retries have found, and whether one has found a part of them. */
const progressOf = async ({ deployment }: System, { tasks }: Load) => {
  const found = await Promise.all(tasks.map(({ taskId }) => deployment.log.find(taskId)));
  const rows = found.flatMap((task) => task?.progress.sources ?? []);
  const asked = rows.filter(({ source }) => source === 'woocommerce');
  return {
    found: asked.reduce((sum, row) => sum + row.found, 0),
    isInTheMiddle: asked.some((row) => row.status === 'COLLECTING' && row.found > 0),
  };
};

/** Compares retries with the tasks that they retry, and with tasks of the same product for which nothing failed. */
const comparedProblems = async (
  { deployment: { log } }: System,
  retries: Load,
  failed: Load,
  whole: Load,
): Promise<string[]> => {
  const problems: string[] = [];
  const collectedBy = (load: Load) =>
    Promise.all(
      load.tasks.map(async ({ taskId }) => {
        const task = await log.find(taskId);
        const isComplete = task?.result?.complete;
        if (isComplete !== (load !== failed)) {
          problems.push(`${taskId} is ${task?.status}, and complete: ${isComplete}.`);
        }
        return { taskId, task, reviews: await log.reviews(taskId) };
      }),
    );
  const originals = await collectedBy(failed);
  const expected = new Map(
    (await collectedBy(whole)).map(({ task, reviews }) => [task?.productName, reviews.length]),
  );
  const collected = await collectedBy(retries);
  for (const { taskId, task, reviews } of collected) {
    const original = originals.find((one) => one.taskId === task?.retryOf);
    if (keptIn(reviews) !== keptIn(original?.reviews ?? [])) {
      problems.push(`${taskId} has other reviews of the source that had succeeded.`);
    }
    const count = expected.get(task?.productName);
    if (reviews.length !== count) {
      problems.push(`${taskId} has ${reviews.length} reviews instead of ${count}.`);
    }
  }
  if (!collected.some(({ task }) => (task?.attempt ?? 0) > 1)) {
    problems.push('No retry was interrupted.');
  }
  return problems;
};

const keptIn = (reviews: readonly Review[]): string =>
  reviews
    .filter(({ source }) => source === 'productpage')
    .map(({ fingerprint }) => fingerprint)
    .join();
