import { chanceOf } from '../../../demo/catalogue/chance.ts';
import { openHarness, type Scenario } from './harness.ts';
import type { Row } from './table.ts';

/**
 * Runs one scenario on a harness of its own, and ends all that it started.
 *
 * @param seed the same one leads to the same tasks, watchers and faults, though not to the same moments.
 */
export const runScenario = async (
  scenario: Scenario,
  { seed, tasks }: { seed: string; tasks: number },
): Promise<Row> => {
  const since = performance.now();
  await using harness = openHarness();
  const findings = await scenario.run(harness, {
    tasks,
    chance: chanceOf('faults', seed, scenario.name),
  });
  const seconds = (performance.now() - since) / 1000;
  return { scenario: scenario.name, seconds, ...findings };
};
