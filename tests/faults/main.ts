import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { isClean } from './harness/findings.ts';
import { runScenario } from './harness/run-scenario.ts';
import { type Row, tableOf } from './harness/table.ts';
import { scenarios } from './scenarios/scenarios.ts';

/**
 * The whole fault suite: `npm run test:faults -- --seed x --share 0.5 --only Redis`. Prints its table as Markdown; exit code 1
 * where anything was lost, doubled, reordered or otherwise broken.
 *
 * - `--seed`: FAULT_SEED, or a new one when left out.
 * - `--share`: of each scenario's tasks, 1 when left out.
 * - `--only`: scenarios whose name holds this text.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string' }, share: { type: 'string' }, only: { type: 'string' } },
});
const seed = values.seed ?? process.env['FAULT_SEED'] ?? randomBytes(4).toString('hex');
const share = Number(values.share ?? 1);
const say = (line: string) => process.stdout.write(`${line}\n`);

say(`Seed ${seed}: FAULT_SEED=${seed} repeats it.`);
const rows: Row[] = [];
for (const scenario of scenarios.filter(({ name }) => name.includes(values.only ?? ''))) {
  const tasks = Math.ceil(scenario.tasks.full * share);
  const row = await runScenario(scenario, { seed, tasks });
  rows.push(row);
  say(`${isClean(row) ? 'kept  ' : 'BROKEN'} ${scenario.name}: ${row.seconds.toFixed(0)} s`);
  for (const line of [...row.details, ...row.problems].slice(0, 20)) say(`  ${line}`);
}
say(`\n${tableOf(rows)}`);
process.exit(rows.length > 0 && rows.every(isClean) ? 0 : 1);
