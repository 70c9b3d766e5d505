import { expect, inject, test } from 'vitest';
import { faultSeed } from './fault-seed.ts';
import type { Scenario } from './harness.ts';
import { runScenario } from './run-scenario.ts';

/** Defines a test for each scenario of the quick selection. FAULT_SEED repeats a run. */
export const testQuickly = (scenarios: readonly Scenario[]): void => {
  const seed = faultSeed();
  test.each(scenarios.filter(({ tasks }) => tasks.quick > 0))(
    `$name: no event is lost, duplicated, or reordered (FAULT_SEED=${seed})`,
    async (scenario) => {
      const row = await runScenario(scenario, {
        seed,
        tasks: scenario.tasks.quick,
        dist: inject('dist'),
        defaults: oneOfEach,
      });
      expect(row).toMatchObject({
        lost: 0,
        duplicated: 0,
        reordered: 0,
        problems: [],
        details: [],
      });
      expect(row.deliveries).toBeGreaterThan(0);
    },
    240_000,
  );
};

/** A process takes more CPU time to start than to run a quick scenario. Those that need several processes say so. */
const oneOfEach = { servers: 1, workers: 1 };
