import { defineConfig } from 'vitest/config';
import { poll, resolution } from './vitest.config.ts';

/** Tests that take minutes. They measure processes, so they run one at a time. */
export default defineConfig({
  ...resolution,
  test: {
    include: ['tests/long/**/*.test.ts'],
    globalSetup: ['tests/support/redis/global-redis.ts', 'tests/support/stack/global-build.ts'],
    fileParallelism: false,
    expect: { poll },
    // Each test states how long it may take. This ends one that hangs.
    testTimeout: 20 * 60_000,
    hookTimeout: 60_000,
  },
});
