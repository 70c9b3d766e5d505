import { expect, onTestFinished, test } from 'vitest';
import type { DemoSite } from '../../demo/sites/site.ts';
import { startService } from '../../launch/processes/start-service.ts';
import { finishedTask } from '../support/stack/finished-task.ts';
import { runStack } from '../support/stack/running-stack.ts';

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
  const secondWorker = await startService({ name: 'worker', environment, log: () => {} });
  onTestFinished(() => secondWorker.stop(1000));
  await secondWorker.ready;

  const products = ['Lamp', 'Kettle', 'Chair', 'Desk', 'Scale', 'Radio', 'Clock', 'Torch'];
  const tasks = await Promise.all(
    products.map((name) => finishedTask(url, { kind: 'COMMUNITY', productName: `Brass ${name}` })),
  );

  expect(tasks.map(({ status }) => status)).toEqual(products.map(() => 'SUCCESS'));
  expect(times.length).toBeGreaterThan(6);
  for (const [index, at] of times.entries()) {
    const within = times.slice(index).filter((time) => time < at + 1950);
    expect(within.length).toBeLessThanOrEqual(6);
  }
}, 90_000);
