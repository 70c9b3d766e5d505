import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    documents: 'src/generated/graphql.ts',
    node: 'src/node/node-web-socket.ts',
  },
  format: 'esm',
  platform: 'neutral',
  target: 'es2023',
  dts: { sourcemap: true },
  sourcemap: true,
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
});
