import { Command, InvalidArgumentError } from 'commander';
import { preparePeers } from './harness/prepare-peers.ts';
import { reportLines } from './harness/report.ts';
import { resultsLine, saveResults } from './harness/results-file.ts';
import { runQuestion } from './harness/run-question.ts';
import { openStage } from './harness/stage.ts';
import { questions } from './questions.ts';

interface Options {
  readonly list?: true;
  readonly quick?: true;
  readonly only?: string;
  readonly case?: string;
  readonly runs?: number;
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
    await answer(names, options);
  });

const answer = async (names: readonly string[], options: Options): Promise<void> => {
  const { quick = false, only = '', case: caseText = '', runs = quick ? 1 : 5 } = options;
  const asked = questions.filter(({ name }) => names.length === 0 || names.includes(name));
  const isWanted = (name: string) => name.toLowerCase().includes(only.toLowerCase());
  const needed = asked.flatMap(({ contenders }) =>
    contenders.flatMap(({ name, needs }) => (needs && isWanted(name) ? [needs] : [])),
  );
  const notify = (line: string) => console.error(line);
  const canRun = await preparePeers(new Set(needed), notify);
  await using stage = await openStage(notify);
  for (const question of asked) {
    const results = await runQuestion(question, {
      stage,
      quick,
      runs,
      isWanted,
      isCaseWanted: (name) => name.includes(caseText),
      canRun,
      onStep: notify,
    });
    console.log(['', ...reportLines(question, results), ''].join('\n'));
    console.log(resultsLine(question, results));
    if (!quick && only === '' && caseText === '') await saveResults(question, results);
  }
};

await program.parseAsync();
