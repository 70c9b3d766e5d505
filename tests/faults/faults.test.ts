import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { runScenario } from './harness/run-scenario.ts';
import { scenarios } from './scenarios/scenarios.ts';

const seed = process.env['FAULT_SEED'] ?? randomBytes(4).toString('hex');

test.each(scenarios.filter(({ tasks }) => tasks.quick > 0))(
  `$name: no event is lost, duplicated, or reordered (FAULT_SEED=${seed})`,
  async (scenario) => {
    const row = await runScenario(scenario, { seed, tasks: scenario.tasks.quick });
    expect(row).toMatchObject({ lost: 0, duplicated: 0, reordered: 0, problems: [], details: [] });
    expect(row.deliveries).toBeGreaterThan(0);
  },
  120_000,
);
