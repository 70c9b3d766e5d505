import { readFile, writeFile } from 'node:fs/promises';
import { configurationFile, configurationPage } from './configuration-page.ts';
import { exampleEnvironment, exampleEnvironmentFile } from './example-environment.ts';

// Writes docs/configuration.md and .env.example. With `--check`, exits with 1 if one is out of date instead.

const files = [
  { name: 'docs/configuration.md', url: configurationFile, content: configurationPage() },
  { name: '.env.example', url: exampleEnvironmentFile, content: exampleEnvironment() },
];

for (const { name, url, content } of files) {
  if (!process.argv.includes('--check')) {
    await writeFile(url, content);
  } else if ((await readFile(url, 'utf8').catch(() => '')) !== content) {
    console.error(`${name} is out of date. Run \`npm run generate\`.`);
    process.exitCode = 1;
  }
}
