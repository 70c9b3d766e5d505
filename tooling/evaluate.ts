import { parseArgs } from 'node:util';
import { z } from 'zod';
import { measuresIn } from './evaluation/measures.ts';
import { ownLists, readList } from './evaluation/read-list.ts';

/**
 * Prints how correctly reviews are found and read, measured on lists of cases: `npm run evaluate`, or with lists in another folder
 * `npm run evaluate -- <folder>`. Lists that the folder lacks are skipped. `--wrong` also prints the cases that are judged wrongly.
 * Exits with 1 if a figure is too low, or with 2 if there is nothing to measure.
 */
const evaluate = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { wrong: { type: 'boolean', default: false } },
  });
  const folder = positionals[0] ?? ownLists;
  let measured = 0;
  let low = 0;
  const measures = await measuresIn(folder);
  for (const measure of measures) {
    const list = await readList(folder, measure.name);
    if (list === undefined) continue;
    measured++;
    const { cases, figures, wrong } = await measure.evaluate(list).catch((error: unknown) => {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
      throw new Error(`${measure.name}.json in ${folder} cannot be evaluated: ${reason}`);
    });
    const columns = Object.entries(measure.atLeast).map(([figure, least]) => {
      const value = figures[figure] ?? 0;
      if (value < least) low++;
      return `${figure} ${value.toFixed(3)} (${value < least ? 'BELOW' : 'at least'} ${least})`;
    });
    console.log([measure.name.padEnd(20), `${cases} cases`.padEnd(10), ...columns].join('  '));
    if (values.wrong) for (const one of wrong) console.log(`  wrong: ${JSON.stringify(one)}`);
  }
  if (measured === 0) {
    const names = measures.map(({ name }) => `${name}.json`).join(', ');
    console.error(`There is none of ${names} in ${folder}. Name a folder that has one.`);
    return 2;
  }
  return low > 0 ? 1 : 0;
};

process.exitCode = await evaluate();
