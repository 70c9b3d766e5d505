import { readFile, writeFile } from 'node:fs/promises';
import { numberText } from './number-text.ts';
import { growthsOf, growthText, outcomesOf, outcomeText } from './outcome.ts';
import type { Question } from './question.ts';
import { othersText, ratioText, spreadText } from './report.ts';
import { readResults, type SavedResults } from './results-file.ts';

/**
 * Replaces the tables of docs/performance.md with the results that were saved. What was not measured keeps its table.
 *
 * @returns the questions whose tables were written.
 */
export const writeDocs = async (questions: readonly Question[]): Promise<string[]> => {
  let page = await readFile(file, 'utf8');
  const written: string[] = [];
  for (const question of questions) {
    const saved = await readResults(question.name);
    if (!saved) continue;
    page = replaceSection(page, question.name, sectionOf(question, saved));
    written.push(question.name);
  }
  await writeFile(file, page);
  return written;
};

/** Replaces what is between the markers of a question. @throws if there are none. */
export const replaceSection = (page: string, name: string, section: string): string => {
  const [begin, end] = [`<!-- results of ${name} -->`, `<!-- end of ${name} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from === -1 || to < from) {
    throw new Error(`docs/performance.md has no lines "${begin}" and "${end}". Add them.`);
  }
  return `${page.slice(0, from)}${begin}\n\n${section}\n\n${page.slice(to)}`;
};

/** A table, the targets, and the growth of costs, in Markdown. */
const sectionOf = (question: Question, { at, machine, results }: SavedResults): string => {
  const measures = question.measures.filter(({ key }) =>
    results.some(({ values }) => values[key] !== undefined),
  );
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const targets = outcomesOf(question, results).map((one) => `- ${outcomeText(question, one)}`);
  const growths = growthsOf(question, results).map((one) => `- ${growthText(question, one)}`);
  return [
    row(['Case', 'Program', ...measures.map(({ title }) => title)]),
    row(['---', '---', ...measures.map(() => '---:')]),
    ...results.map((result) =>
      row([
        result.case.name,
        result.contender,
        ...measures.map(({ key }) => {
          const summary = result.values[key];
          if (!summary) return '';
          const ratio = ratioText(result, key, results);
          const spread = spreadText(summary);
          return [
            numberText(summary.median),
            ...(spread ? [`(${spread})`] : []),
            ...(ratio ? [`**${ratio} ×**`] : []),
          ].join(' ');
        }),
      ]),
    ),
    '',
    ...(targets.length > 0 ? ['Targets:', '', ...targets, ''] : []),
    ...(growths.length > 0 ? ['Growth:', '', ...growths, ''] : []),
    [`Measured ${at.slice(0, 10)} on ${machine}.`, ...othersText(results)].join('\n'),
  ].join('\n');
};

const file = new URL('../../docs/performance.md', import.meta.url);
