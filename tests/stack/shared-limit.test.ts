import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { DemoSite } from '../../demo/sites/site.ts';
import { startService } from '../../launch/processes/start-service.ts';
import { finishedTask } from '../support/stack/finished-task.ts';
import { ask, runStack } from '../support/stack/running-stack.ts';
import { expectRate } from '../support/worker/expect-rate.ts';

const workersSchema = z.object({ workers: z.array(z.object({ succeeded: z.number() })) });

test('two workers together stay below the rate limit of a service', async () => {
  const times: number[] = [];
  const timed = (site: DemoSite): DemoSite => ({
    ...site,
    answer: (request) => {
      times.push(performance.now());
      return site.answer(request);
    },
  });
  const limited = { HACKERNEWS_LIMIT: '6/2', WORKER_CONCURRENCY: '2' };
  const { url, environment } = await runStack(limited, {
    sources: ['hackernews'],
    wrapSite: timed,
  });
  const secondWorker = await startService({
    name: 'worker',
    environment,
    log: () => {},
    file: join(inject('dist'), 'worker.js'),
  });
  onTestFinished(() => secondWorker.stop(1000));
  await secondWorker.ready;

  const products = ['Lamp', 'Kettle', 'Chair', 'Desk', 'Scale', 'Radio', 'Clock', 'Torch'];
  const startedAt = performance.now();
  const tasks = await Promise.all(
    products.map((name) => finishedTask(url, { kind: 'COMMUNITY', productName: `Brass ${name}` })),
  );

  expect(tasks.map(({ status }) => status)).toEqual(products.map(() => 'SUCCESS'));
  expect(times.length).toBeGreaterThan(6);
  expectRate(times, startedAt, { requests: 6, seconds: 2 });
  const succeeded = async () => {
    const { workers } = await ask(url, '{ workers { succeeded } }', {}, workersSchema);
    return workers.map((worker) => worker.succeeded);
  };
  await expect
    .poll(async () => (await succeeded()).reduce((sum, count) => sum + count, 0))
    .toBe(products.length);
  const counts = await succeeded();
  expect(counts).toHaveLength(2);
  expect(Math.min(...counts)).toBeGreaterThan(0);
}, 90_000);
