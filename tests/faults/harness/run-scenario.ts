import { chanceOf } from '../../../demo/catalogue/chance.ts';
import { noFindings } from './findings.ts';
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
  const size = { tasks, chance: chanceOf('faults', seed, scenario.name) };
  const findings = await scenario.run(harness, size).catch((error: unknown) => ({
    ...noFindings,
    problems: [`The scenario broke off: ${error instanceof Error ? error.stack : String(error)}`],
  }));
  const seconds = (performance.now() - since) / 1000;
  return { scenario: scenario.name, seconds, ...findings };
};
