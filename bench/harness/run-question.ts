import { startOthersMeter } from './others-meter.ts';
import type { Case, Measure, Question, Sample } from './question.ts';
import type { Stage } from './stage.ts';
import { type Summary, summarize } from './statistics.ts';

/** What one contender reached in one case. */
export interface Result {
  readonly case: Pick<Case, 'name' | 'group' | 'size'>;
  readonly contender: string;
  /** By the keys of the measures. */
  readonly values: Readonly<Record<string, Summary>>;
  /** The share of the machine's processors that programs other than the bench used meanwhile. Undefined if that is unknown. */
  readonly others?: number | undefined;
}

export interface RunOptions {
  readonly stage: Stage;
  readonly quick: boolean;
  /** Default: what the question says. */
  readonly runs: number | undefined;
  /** The contenders to measure. */
  readonly isWanted: (contender: string) => boolean;
  readonly isCaseWanted: (name: string) => boolean;
  /** Contenders that cannot run on this machine are left out. */
  readonly canRun: (needs: 'peers' | 'python') => boolean;
  /** Called before each measurement. */
  readonly onStep: (line: string) => void;
}

/** Measures all contenders in turn, case by case, on a Redis that is emptied for each. */
export const runQuestion = async (question: Question, options: RunOptions): Promise<Result[]> => {
  const { stage, quick, runs = question.runs ?? defaultRuns } = options;
  const results: Result[] = [];
  for (const one of question.cases(quick).filter(({ name }) => options.isCaseWanted(name))) {
    const contenders = question.contenders.filter(
      ({ name, needs, takes }) =>
        options.isWanted(name) &&
        (needs === undefined || options.canRun(needs)) &&
        (takes?.(one) ?? true),
    );
    for (const contender of contenders) {
      options.onStep(`${question.name}: ${one.name}: ${contender.name}`);
      await stage.clear();
      const othersSince = await startOthersMeter(stage.redis);
      const samples = await contender.measure({ stage, one, runs, quick });
      const others = await othersSince();
      const values = summaries(question.measures, samples);
      const { name, group, size } = one;
      results.push({ case: { name, group, size }, contender: contender.name, values, others });
    }
  }
  return results;
};

const defaultRuns = 5;

/** A contender may leave a measure out. */
const summaries = (
  measures: readonly Measure[],
  samples: readonly Sample[],
): Record<string, Summary> =>
  Object.fromEntries(
    measures.flatMap(({ key }) => {
      const values = samples.flatMap((sample) => sample[key] ?? []);
      return values.length === 0 ? [] : [[key, summarize(values)]];
    }),
  );
