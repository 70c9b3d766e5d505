import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksIn, type PlacedBlock, placedIn } from '../support/docs/markdown.ts';
import { copyRepository, type RepositoryCopy } from '../support/docs/repository-copy.ts';

const page = readFileSync('docs/sources.md', 'utf8');
const blocks = placedIn(page);
const commands = blocksIn('sh', page).join('');

/** What the new source and its tests need. */
const needed = [
  ...['contract', 'redis', 'process', 'outbound', 'tasks', 'worker', 'launch', 'demo', 'docs'],
  ...['server', 'tooling'],
  ...['tests/sources', 'tests/docs', 'tests/support'],
  ...['package.json', 'tsconfig.json', 'vitest.config.ts', 'biome.json'],
];

describe.concurrent('a source added as docs/sources.md says', { timeout: 160_000 }, () => {
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

  test('passes the tests of every source and appears in every list', async () => {
    const files = commands.match(/\btests\/\S+/g) ?? [];
    // One run for all commands of the page, because each start imports every source.
    const report = await passes(
      `node_modules/.bin/vitest run ${files.join(' ')} -t 'gripes|variable' --no-isolate --maxWorkers=1 --no-cache`,
    );
    const [, passed] = /Tests +(\d+) passed/.exec(report) ?? [];
    expect(Number(passed), report).toBeGreaterThan(20);
  });

  test('passes the type check and the linter', async () => {
    const added = pathsOf(blocks.filter(({ above }) => above === undefined));
    // Only the added files: the others would make the compiler check all sources, and running them is enough.
    const settings = { extends: './tsconfig.json', files: added, include: [] };
    const code = JSON.stringify(settings);
    await copy.put({ path: 'tsconfig.added.json', code, above: undefined });
    const types = 'node_modules/.bin/tsc --project tsconfig.added.json';
    const style = 'node_modules/.bin/biome check --vcs-enabled=false --error-on-warnings';
    await passes(`${types} && ${style} ${pathsOf(blocks).join(' ')}`);
  });
});

const pathsOf = (placed: readonly PlacedBlock[]): string[] => [
  ...new Set(placed.map(({ path }) => path).filter((path) => path.endsWith('.ts'))),
];
