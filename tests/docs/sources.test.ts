import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksIn, type PlacedBlock, placedIn } from '../support/docs/markdown.ts';
import { copyRepository, type RepositoryCopy } from '../support/docs/repository-copy.ts';

const page = readFileSync('docs/sources.md', 'utf8');
const blocks = placedIn(page);
const commands = blocksIn('sh', page).join('');

/** What the new source and its proof stand on. */
const needed = [
  ...['contract', 'redis', 'process', 'outbound', 'tasks', 'worker', 'launch', 'demo', 'docs'],
  ...['server/config.ts', 'tooling'],
  ...['tests/sources', 'tests/docs', 'tests/support'],
  ...['package.json', 'tsconfig.json', 'vitest.config.ts', 'biome.json'],
];

describe.concurrent('a source that is added as docs/sources.md says', { timeout: 60_000 }, () => {
  let copy: RepositoryCopy;
  beforeAll(async () => {
    copy = await copyRepository(needed);
    for (const block of blocks) await copy.put(block);
    await passes('node --import tsx tooling/write-configuration.ts');
  });
  afterAll(() => copy.remove());

  const passes = async (command: string): Promise<string> => {
    const { hasSucceeded, report } = await copy.run(command);
    expect(hasSucceeded, report).toBe(true);
    return report;
  };

  test('keeps what every source promises, and stands in every list of them', async () => {
    const files = commands.match(/\btests\/\S+/g) ?? [];
    // One run and one worker for all that the page runs one by one: each start reads every source.
    const report = await passes(
      `node_modules/.bin/vitest run ${files.join(' ')} -t 'gripes|variable' --no-isolate --maxWorkers=1 --no-cache`,
    );
    const [, passed] = /Tests +(\d+) passed/.exec(report) ?? [];
    expect(Number(passed), report).toBeGreaterThan(20);
  });

  test('fits the types and the form of the house', async () => {
    const added = pathsOf(blocks.filter(({ above }) => above === undefined));
    // The others would have the compiler read all sources; that they fit shows when they run.
    const settings = { extends: './tsconfig.json', files: added, include: [] };
    const code = JSON.stringify(settings);
    await copy.put({ path: 'tsconfig.added.json', code, above: undefined });
    const types = 'node_modules/.bin/tsc --project tsconfig.added.json';
    const form = 'node_modules/.bin/biome check --vcs-enabled=false --error-on-warnings';
    await passes(`${types} && ${form} ${pathsOf(blocks).join(' ')}`);
  });
});

const pathsOf = (placed: readonly PlacedBlock[]): string[] => [
  ...new Set(placed.map(({ path }) => path).filter((path) => path.endsWith('.ts'))),
];
