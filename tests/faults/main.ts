import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { ensureRedisBinary } from '../../launch/local-redis/ensure-redis-binary.ts';
import { openTestBuild } from '../support/stack/test-build.ts';
import { faultSeed } from './harness/fault-seed.ts';
import { isClean } from './harness/findings.ts';
import { runScenario } from './harness/run-scenario.ts';
import { type Row, tableOf } from './harness/table.ts';
import { scenarios } from './scenarios/scenarios.ts';

/**
 * The full fault suite: `npm run test:faults -- --seed x --share 0.5 --only Redis`. Prints a Markdown table. Exits with code 1 if
 * anything was lost, duplicated, reordered, or otherwise broken, or if no scenario matches.
 *
 * - `--seed`: defaults to FAULT_SEED or a random seed.
 * - `--share`: the share of each scenario's tasks to run. Defaults to 1.
 * - `--only`: runs the scenarios whose names contain this text.
 * - `--redis`: the path of the Redis or Valkey server to run on. Defaults to REDIS_BINARY, or else to one on the PATH.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    share: { type: 'string' },
    only: { type: 'string' },
    redis: { type: 'string' },
  },
});
if (values.redis !== undefined) process.env['REDIS_BINARY'] = values.redis;
const seed = values.seed ?? faultSeed();
const share = Number(values.share ?? 1);
const run = promisify(execFile);
const print = (line: string) => process.stdout.write(`${line}\n`);

const { stdout: version } = await run(await ensureRedisBinary(print), ['--version']);
print(`Seed ${seed}. Repeat with --seed ${seed}.`);
print(`Redis: ${version.trim()}`);
const build = await openTestBuild();
const rows: Row[] = [];
for (const scenario of scenarios.filter(({ name }) => name.includes(values.only ?? ''))) {
  const tasks = Math.ceil(scenario.tasks.full * share);
  const row = await runScenario(scenario, { seed, tasks, dist: build.dist });
  rows.push(row);
  print(`${isClean(row) ? 'pass' : 'FAIL'} ${scenario.name}: ${row.seconds.toFixed(0)} s`);
  for (const line of [...row.problems, ...row.details].slice(0, 20)) print(`  ${line}`);
}
print(`\n${tableOf(rows)}`);
await build.remove();
process.exit(rows.length > 0 && rows.every(isClean) ? 0 : 1);
