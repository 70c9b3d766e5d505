import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { productionBuild } from '../support/deploy/production-build.ts';
import { finishedTask } from '../support/stack/finished-task.ts';
import { runStack } from '../support/stack/running-stack.ts';

test('the production build collects, serves the web application, and stops, with production dependencies only', async () => {
  const dist = await productionBuild();
  const packages = readdirSync(join(dist, '..', 'node_modules'));
  expect(packages).toContain('bullmq');
  for (const name of ['tsx', 'typescript', 'vitest', 'react']) {
    expect(packages).not.toContain(name);
  }
  expect(existsSync(join(dist, 'server.js.map'))).toBe(true);

  const stack = await runStack({}, { sources: ['hackernews'] }, { dist });
  const task = await finishedTask(stack.url, { kind: 'COMMUNITY', productName: 'Brass Kettle' });
  expect(task.status).toBe('SUCCESS');
  expect(task.reviews.edges.length).toBeGreaterThan(0);
  const page = await fetch(new URL('/', stack.url));
  expect(await page.text()).toContain('<div id="root">');
  await stack.stop();
  await expect(fetch(stack.url)).rejects.toThrow();
}, 120_000);
