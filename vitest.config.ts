import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite would load the package a second time, as its other build, beside the one that Pothos loads.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/redis/global-redis.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most tests wait for other processes: one at a time would leave the cores idle.
    maxWorkers: 2,
  },
});
