import { seededRandom } from '../../../demo/catalogue/seeded-random.ts';
import { noFindings } from './findings.ts';
import { openHarness, type Scenario } from './harness.ts';
import type { SystemOptions } from './system.ts';
import type { Row } from './table.ts';

export interface RunScenarioOptions {
  /** The same seed produces the same tasks, watchers, and faults, but not the same timing. */
  readonly seed: string;
  readonly tasks: number;
  /** The production build to run. */
  readonly dist: string;
  /** Apply where the scenario does not say otherwise. */
  readonly defaults?: SystemOptions;
}

/** Runs one scenario on a harness of its own and disposes everything that it opened. */
export const runScenario = async (
  scenario: Scenario,
  { seed, tasks, dist, defaults }: RunScenarioOptions,
): Promise<Row> => {
  const startedAt = performance.now();
  await using harness = openHarness(dist, defaults);
  const run = { tasks, chance: seededRandom('faults', seed, scenario.name) };
  const findings = await scenario.run(harness, run).catch((error: unknown) => ({
    ...noFindings,
    problems: [`The scenario threw: ${error instanceof Error ? error.stack : String(error)}`],
  }));
  const seconds = (performance.now() - startedAt) / 1000;
  return { scenario: scenario.name, seconds, ...findings };
};
