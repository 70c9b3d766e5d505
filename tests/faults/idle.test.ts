import { expect, inject, test } from 'vitest';
import { runScenario } from './harness/run-scenario.ts';
import { idle } from './scenarios/idle.ts';

test('watchers cost Redis nothing while nothing happens', async () => {
  const row = await runScenario(idle, { seed: 'idle', tasks: 10, dist: inject('dist') });
  expect(row).toMatchObject({ watchers: 400, deliveries: 400, problems: [] });
}, 120_000);
