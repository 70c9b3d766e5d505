import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { startDemoSites } from '../../demo/sites/start.ts';
import { productionBuild } from '../support/deploy/production-build.ts';
import { runContainer } from '../support/deploy/running-container.ts';
import { finishedTask } from '../support/stack/finished-task.ts';

test('the production build collects, serves the web application, and stops, with production packages only, options of V8, no rights, and nothing to write to', async () => {
  const dist = await productionBuild();
  const packages = readdirSync(join(dist, '..', 'node_modules'));
  expect(packages).toContain('bullmq');
  for (const name of ['tsx', 'typescript', 'vitest', 'react']) {
    expect(packages).not.toContain(name);
  }
  expect(existsSync(join(dist, 'server.js.map'))).toBe(true);

  const sites = await startDemoSites({ paceMs: 0, sources: ['hackernews'] });
  onTestFinished(() => sites.close());
  const shared = {
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `test-${crypto.randomUUID()}`,
    DRAIN_SECONDS: '1',
  };
  const node = [process.execPath, '--max-old-space-size=500'] as const;
  const [server, worker] = await Promise.all([
    runContainer([...node, join(dist, 'server.js')], { ...shared, PORT: '0' }),
    runContainer([...node, join(dist, 'worker.js')], { ...shared, ...sites.environment }),
  ]);
  const url = server.address;
  const task = await finishedTask(url, { kind: 'COMMUNITY', productName: 'Brass Kettle' });
  expect(task.status, worker.lines.join('\n')).toBe('SUCCESS');
  expect(task.reviews.edges.length).toBeGreaterThan(0);
  const page = await fetch(new URL('/', url));
  expect(await page.text()).toContain('<div id="root">');
  expect(await Promise.all([server.stop(), worker.stop()])).toEqual([
    'exited with code 0',
    'exited with code 0',
  ]);
  await expect(fetch(url)).rejects.toThrow();
}, 120_000);
