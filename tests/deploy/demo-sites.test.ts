import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { startDemoSites } from '../../demo/sites/start.ts';
import { findFreePort } from '../../launch/free-port.ts';

const port = 5000;

test('deploy/demo-sites.env leads a worker to the sites that the container serves', async () => {
  const first = await findFreePort('127.0.0.1', 20_000 + Math.floor(Math.random() * 9000));
  const sites = await startDemoSites({
    paceMs: 0,
    at: { host: '127.0.0.1', port: first, hostname: 'demo-sites' },
  });
  onTestFinished(() => sites.close());
  const lines = readFileSync('deploy/demo-sites.env', 'utf8').split('\n');
  // It is a variable of the server, and the browser of a user cannot reach the sites in a container.
  const { IMAGE_SOURCES: _, ...ofWorker } = sites.environment;
  const inContainer = Object.entries(ofWorker).map(([name, value]) => {
    const moved = value.replaceAll(/(demo-sites:)(\d+)/g, (_, host: string, found: string) => {
      return `${host}${Number(found) - first + port}`;
    });
    return `${name}=${moved}`;
  });
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual(
    inContainer.toSorted(),
  );
  expect(readFileSync('demo/sites/main.ts', 'utf8')).toContain(`port: ${port}`);
});
