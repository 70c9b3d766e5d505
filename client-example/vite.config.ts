import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run dev` serves the page with hot reload and passes the API on to the server that runs beside it. */
const server = process.env['REVIEWCAST_URL'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, proxy: { '/graphql': { target: server, ws: true } } },
  build: {
    target: 'es2023',
    // The oldest that know light-dark().
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
});
