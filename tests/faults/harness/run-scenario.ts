import { seededRandom } from '../../../demo/catalogue/seeded-random.ts';
import { noFindings } from './findings.ts';
import { openHarness, type Scenario } from './harness.ts';
import type { Row } from './table.ts';

/**
 * Runs one scenario on a harness of its own and disposes everything that it opened.
 *
 * @param dist the production build to run.
 * @param seed the same seed produces the same tasks, watchers, and faults, but not the same timing.
 */
export const runScenario = async (
  scenario: Scenario,
  { seed, tasks, dist }: { seed: string; tasks: number; dist: string },
): Promise<Row> => {
  const startedAt = performance.now();
  await using harness = openHarness(dist);
  const run = { tasks, chance: seededRandom('faults', seed, scenario.name) };
  const findings = await scenario.run(harness, run).catch((error: unknown) => ({
    ...noFindings,
    problems: [`The scenario threw: ${error instanceof Error ? error.stack : String(error)}`],
  }));
  const seconds = (performance.now() - startedAt) / 1000;
  return { scenario: scenario.name, seconds, ...findings };
};
