import { Command, InvalidArgumentError } from 'commander';
import {
  type Baseline,
  baselineOf,
  combined,
  deviationsOf,
  readBaseline,
  writeBaseline,
} from './harness/baseline.ts';
import { preparePeers } from './harness/prepare-peers.ts';
import type { Question } from './harness/question.ts';
import { reportLines } from './harness/report.ts';
import { resultsToSave, saveResults } from './harness/results-file.ts';
import { runQuestion } from './harness/run-question.ts';
import { openStage } from './harness/stage.ts';
import { writeDocs } from './harness/write-docs.ts';
import { questions } from './questions.ts';

interface Options {
  readonly list?: true;
  readonly quick?: true;
  readonly only?: string;
  readonly case?: string;
  readonly runs?: number;
  readonly dist?: string;
  readonly check?: true;
  readonly writeBaseline?: true;
  readonly writeDocs?: true;
}

const number = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('Expected a whole number above 0.');
};

const program = new Command('npm run bench --')
  .description('Measures Reviewcast and its peers on this machine.')
  .argument('[questions...]', 'which to answer; all if there are none')
  .option('--list', 'list the questions and exit')
  .option('--quick', 'small sizes and one run each, for continuous integration')
  .option('--only <name>', 'measure only contenders whose names contain this, in any case')
  .option('--case <text>', 'measure only cases whose names contain this')
  .option('--runs <number>', 'how many runs to take the median of', number)
  .option('--dist <folder>', 'measure this production build instead of building one')
  .option(
    '--check',
    'with --quick: exit with code 1 if something is worse than bench/baseline.json',
  )
  .option('--write-baseline', 'with --quick: write what was measured to bench/baseline.json')
  .option(
    '--write-docs',
    'measure nothing, and write saved results of full runs to docs/performance.md',
  )
  .action(async (names: string[], options: Options) => {
    const unknown = names.filter((name) => !questions.some((question) => question.name === name));
    if (unknown.length > 0) {
      const known = questions.map(({ name }) => name).join(', ');
      program.error(`There is no question ${unknown.join(', ')}. There are: ${known}.`);
    }
    if (options.list) {
      for (const { name, title } of questions) console.log(`${name}: ${title}`);
      return;
    }
    if ((options.check || options.writeBaseline) && !options.quick) {
      program.error('--check and --write-baseline compare quick runs. Add --quick.');
    }
    const asked = questions.filter(({ name }) => names.length === 0 || names.includes(name));
    if (options.writeDocs) {
      console.log(`Wrote the tables of ${(await writeDocs(asked)).join(', ') || 'no question'}.`);
    } else await answer(asked, options);
  });

const answer = async (asked: readonly Question[], options: Options): Promise<void> => {
  const { quick = false, only = '', case: caseText = '', runs = quick ? 1 : undefined } = options;
  const isWanted = (name: string) => name.toLowerCase().includes(only.toLowerCase());
  const needed = asked.flatMap(({ contenders }) =>
    contenders.flatMap(({ name, needs }) => (needs && isWanted(name) ? [needs] : [])),
  );
  const notify = (line: string) => console.error(line);
  const canRun = await preparePeers(new Set(needed), notify);
  await using stage = await openStage(notify, options.dist);
  const measured: Baseline = {};
  const baseline = options.check ? await readBaseline() : {};
  for (const question of asked) {
    const measure = async (isCaseWanted: (name: string) => boolean) => {
      const run = { stage, quick, runs, isWanted, canRun, onStep: notify };
      const results = await runQuestion(question, { ...run, isCaseWanted });
      console.log(['', ...reportLines(question, results), ''].join('\n'));
      const saved = resultsToSave(question, results, await stage.redisVersion());
      console.log(JSON.stringify(saved));
      if (!quick && only === '') await saveResults(question, saved);
      return baselineOf(question, results);
    };
    let part = await measure((name) => name.includes(caseText));
    // Something else may have kept the machine busy.
    for (let tries = 1; options.check && tries < triesPerCheck; tries += 1) {
      const deviations = deviationsOf(question.name, part, baseline[question.name]);
      if (deviations.length === 0) break;
      for (const line of deviations) notify(`Measuring again: ${line}`);
      const isDeviating = (name: string) =>
        deviations.some((line) => line.startsWith(`${question.name}: ${name}: `));
      part = combined(part, await measure(isDeviating));
    }
    measured[question.name] = part;
  }
  if (options.writeBaseline) await writeBaseline(measured);
  if (options.check) check(measured, baseline);
};

/** How often what deviates from the baseline is measured before the check fails. */
const triesPerCheck = 3;

const check = (measured: Baseline, baseline: Baseline): void => {
  const deviations = Object.entries(measured).flatMap(([name, part]) =>
    deviationsOf(name, part, baseline[name]),
  );
  if (deviations.length === 0) console.log('Nothing is worse than the baseline.');
  for (const line of deviations) console.error(line);
  if (deviations.length > 0) process.exitCode = 1;
};

await program.parseAsync();
