import { readFile, writeFile } from 'node:fs/promises';
import { printedSchema, printedSchemaFile } from './printed-schema.ts';

// Writes schema.graphql; with `--check` only says whether it is up to date, by its exit code too.

if (!process.argv.includes('--check')) {
  await writeFile(printedSchemaFile, printedSchema());
} else if ((await readFile(printedSchemaFile, 'utf8').catch(() => '')) !== printedSchema()) {
  console.error('schema/schema.graphql is out of date: run `npx tsx schema/print.ts`.');
  process.exitCode = 1;
}
