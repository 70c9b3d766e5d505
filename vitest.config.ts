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
  'tests/cli/{changing-many,export,operations,schedules}.test.ts',
  'tests/client/closing.test.ts',
  'tests/deploy/{build,monitoring}.test.ts',
  'tests/docs/{clients,exports,operations,readme,sources}.test.ts',
  'tests/redis/**/!(redis-address).test.ts',
  'tests/worker/http/{redirects,source-rate-limiter}.test.ts',
  'tests/worker/{job-*,start-worker,attempt/run-attempt*}.test.ts',
];

/** Tests that take minutes, which `npm run test:long` runs. */
const long = ['tests/long/**'];

/** Where the slowest integration tests are, slowest first. Started last, they would run alone. */
const slowest = ['faults', 'redis', 'stack', 'docs', 'browser'];

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId, project }: TestSpecification) => {
      if (project.name === 'unit') return slowest.length + 1;
      const rank = slowest.findIndex((folder) => moduleId.includes(`/tests/${folder}/`));
      return rank === -1 ? slowest.length : rank;
    };
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}

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
    sequence: { sequencer: SlowestFirst },
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
