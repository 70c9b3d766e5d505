import { readFile, writeFile } from 'node:fs/promises';
import { configurationFile, configurationPage } from './configuration-page.ts';

// Writes docs/configuration.md. With `--check`, exits with 1 if it is out of date instead.

if (!process.argv.includes('--check')) {
  await writeFile(configurationFile, configurationPage());
} else if ((await readFile(configurationFile, 'utf8').catch(() => '')) !== configurationPage()) {
  console.error('docs/configuration.md is out of date. Run `npm run generate`.');
  process.exitCode = 1;
}
