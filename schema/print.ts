import { readFile, writeFile } from 'node:fs/promises';
import { printedSchema, printedSchemaFile } from './printed-schema.ts';

// Writes schema.graphql. With `--check`, exits with 1 if it is out of date instead.

if (!process.argv.includes('--check')) {
  await writeFile(printedSchemaFile, printedSchema());
} else if ((await readFile(printedSchemaFile, 'utf8').catch(() => '')) !== printedSchema()) {
  console.error('schema/schema.graphql is out of date. Run `npm run generate`.');
  process.exitCode = 1;
}
