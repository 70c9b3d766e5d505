import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    apollo: 'src/apollo/index.ts',
    urql: 'src/urql/index.ts',
    query: 'src/query/index.ts',
  },
  format: 'esm',
  platform: 'neutral',
  target: 'es2023',
  dts: { sourcemap: true },
  sourcemap: true,
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
});
