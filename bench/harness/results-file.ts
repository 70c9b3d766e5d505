import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { dataPath } from '../../launch/data-path.ts';
import type { Question } from './question.ts';
import type { Result } from './run-question.ts';

/** The results of a question as one line of JSON. */
export const resultsLine = (question: Question, results: readonly Result[]): string =>
  JSON.stringify({ question: question.name, at: new Date().toISOString(), results });

/** Keeps the results of a full run, from which the tables of docs/performance.md are written. */
export const saveResults = async (
  question: Question,
  results: readonly Result[],
): Promise<void> => {
  const file = resultsFile(question.name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${resultsLine(question, results)}\n`);
};

const resultsFile = (name: string): string => dataPath(`bench/${name}.json`);
