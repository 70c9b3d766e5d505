import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** The server to which `npm run dev` proxies API requests. */
const server = process.env['REVIEWCAST_URL'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  // Relative, so that the build works below any path.
  base: './',
  plugins: [react()],
  // Bundles the TypeScript of the workspace packages, so they need no build.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: { port: 5173, proxy: { '/graphql': { target: server, ws: true } } },
  build: {
    target: 'es2023',
    // The oldest versions that support light-dark().
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
});
