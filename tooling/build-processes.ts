import { build, type Rolldown } from 'tsdown';
import { copyRuntimeFiles } from './copy-runtime-files.ts';

/**
 * Builds the server and the worker for production: `server.js` and `worker.js`, ES modules with source maps that import their
 * dependencies from node_modules, and the files that they read at run time. The web application must have been built.
 *
 * @param outDir is emptied first.
 * @param plugins change the sources. Default: none.
 */
export const buildProcesses = async (
  outDir: string,
  plugins: readonly Rolldown.Plugin[] = [],
): Promise<void> => {
  await build({
    config: false,
    entry: { server: 'server/main.ts', worker: 'worker/main.ts' },
    outDir,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    dts: false,
    fixedExtension: false,
    logLevel: 'warn',
    outputOptions: { chunkFileNames: 'shared-[hash].js' },
    plugins: [...plugins, copyRuntimeFiles()],
  });
};
