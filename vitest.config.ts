import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders whose tests take longest, the longest first: at the end they would run alone. */
const slow = ['faults', 'tasks/redis', 'stack', 'docs', 'browser'];

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) => {
      const rank = slow.findIndex((folder) => moduleId.includes(`/tests/${folder}/`));
      return rank === -1 ? slow.length : rank;
    };
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}

export default defineConfig({
  // Vite would load the package a second time, as its other build, beside the one that Pothos loads.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/redis/global-redis.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most tests wait for other processes: one at a time would leave the cores idle.
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
  },
});
