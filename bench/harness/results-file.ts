import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { dataPath } from '../../launch/data-path.ts';
import type { Question } from './question.ts';
import type { Result } from './run-question.ts';

const savedSchema = z.object({
  question: z.string(),
  at: z.string(),
  /** What it was measured on. */
  machine: z.string(),
  results: z.array(
    z.object({
      case: z.object({ name: z.string(), group: z.string(), size: z.number() }),
      contender: z.string(),
      values: z.record(
        z.string(),
        z.object({ median: z.number(), min: z.number(), max: z.number() }),
      ),
      others: z.number().optional(),
    }),
  ),
});

/** The results of one question. */
export type SavedResults = z.infer<typeof savedSchema>;

export const resultsToSave = (
  question: Question,
  results: readonly Result[],
  redisVersion: string,
): SavedResults => ({
  question: question.name,
  at: new Date().toISOString(),
  machine: machineText(redisVersion),
  results: [...results],
});

/** Keeps the results of a full run, from which the tables of docs/performance.md are written. */
export const saveResults = async (question: Question, saved: SavedResults): Promise<void> => {
  const file = resultsFile(saved.question);
  const results = combinedResults(question, saved, await readResults(question.name));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...saved, results })}\n`);
};

/** The new results, and the earlier ones of cases that were not measured this time, if they are from the same machine. */
export const combinedResults = (
  question: Pick<Question, 'cases'>,
  saved: Pick<SavedResults, 'machine' | 'results'>,
  earlier: Pick<SavedResults, 'machine' | 'results'> | undefined,
): SavedResults['results'] => {
  const kept = earlier?.machine === saved.machine ? earlier.results : [];
  return question.cases(false).flatMap(({ name }) => {
    const measured = saved.results.filter((result) => result.case.name === name);
    return measured.length > 0 ? measured : kept.filter((result) => result.case.name === name);
  });
};

/** Undefined if the question has not been answered in full on this machine. */
export const readResults = async (question: string): Promise<SavedResults | undefined> => {
  const text = await readFile(resultsFile(question), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : savedSchema.parse(JSON.parse(text));
};

const resultsFile = (name: string): string => dataPath(`bench/${name}.json`);

const machineText = (redisVersion: string): string => {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} cores (${model}), ${gigabytes} GiB, Node ${process.versions.node}, Redis ${redisVersion}`;
};
