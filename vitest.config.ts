import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that render React. They set up a global DOM, so every file gets a process of its own. */
const react = ['tests/{client-example,react}/**/*.test.ts'];

/** Tests that need Redis, other processes, or a browser. */
const integration = [
  'tests/{browser,faults,launch,packages,security,server,stack,support,tooling}/**/*.test.ts',
  'tests/tasks/**/!(review-index).test.ts',
  'tests/bench/questions.test.ts',
  'tests/cli/{changing-many,collect-command,export,operations,schedules}.test.ts',
  'tests/client/{closing,follow-collection}.test.ts',
  'tests/deploy/{build,monitoring}.test.ts',
  'tests/docs/{clients,exports,operations,readme,sources}.test.ts',
  'tests/redis/**/!(redis-address).test.ts',
  'tests/worker/http/{redirects,source-rate-limiter}.test.ts',
  'tests/worker/{job-*,start-worker,attempt/run-attempt*}.test.ts',
];

/** Tests that take minutes, which `npm run test:long` runs. */
const long = ['tests/long/**'];

/**
 * Where the integration tests are that keep a CPU busy, longest first. The others mostly wait: for timeouts, failovers, and processes
 * that exit.
 */
const busy = ['faults', 'browser', 'docs', 'stack'];

/**
 * Spreads the busy files evenly among those that wait, so that no CPU idles while the others share one. Unit tests come last, because
 * they are short: a long file started last would run alone.
 */
class EvenlyBusy extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const ofProject = (name: string) => sorted.filter(({ project }) => project.name === name);
    const rankOf = ({ moduleId }: TestSpecification) =>
      busy.findIndex((folder) => moduleId.includes(`/tests/${folder}/`));
    const all = ofProject('integration');
    const long = all.filter((file) => rankOf(file) !== -1);
    const waiting = all.filter((file) => rankOf(file) === -1);
    const spread = [
      ...placed(long.sort((one, other) => rankOf(one) - rankOf(other))),
      ...placed(waiting),
    ].sort((one, other) => one.position - other.position);
    return [...spread.map(({ file }) => file), ...ofProject('react'), ...ofProject('unit')];
  }
}

/** Each file with its place in the list, from 0 to less than 1. */
const placed = (files: readonly TestSpecification[]) =>
  files.map((file, i) => ({ file, position: i / files.length }));

/**
 * The workspace packages resolve to their TypeScript. Dependencies are loaded by Node, which does not know the `module` condition and
 * could not load what some packages have under it.
 */
const conditions = ['source', ...defaultServerConditions.filter((name) => name !== 'module')];

export const resolution = {
  resolve: {
    // Otherwise Vite loads a second build of the package alongside the one that Pothos loads.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
    conditions,
  },
  ssr: { resolve: { conditions } },
};

/** Polls end with what they wait for. A busy machine may take longer than the second that is the default. */
export const poll = { timeout: 30_000 };

export default defineConfig({
  ...resolution,
  test: {
    // Four for two cores: integration tests mostly wait for other processes.
    maxWorkers: 4,
    sequence: { sequencer: EvenlyBusy },
    // Files share processes. Importing the same modules again for each file would take longer than most tests.
    isolate: false,
    expect: { poll },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...integration, ...react, ...long],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: integration,
          globalSetup: [
            'tests/support/redis/global-redis.ts',
            'tests/support/stack/global-build.ts',
            'tests/support/browser/global-chromium.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'react',
          isolate: true,
          include: react,
          globalSetup: ['tests/support/redis/global-redis.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
