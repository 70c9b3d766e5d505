import { build, type Rolldown } from 'tsdown';
import { copyRuntimeFiles } from './copy-runtime-files.ts';
import { parsedData } from './parsed-data.ts';

/**
 * Builds the server and the worker for production: `server.js` and `worker.js`, ES modules with source maps, and the files
 * that they read at run time. They import their dependencies from node_modules, except for those that would load hundreds of files. The
 * web application must have been built.
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
    deps: { alwaysBundle: [...ofManyFiles, /^eld\//], onlyBundle: false },
    outputOptions: { chunkFileNames: 'shared-[hash].js' },
    plugins: [...plugins, parsedData(), copyRuntimeFiles()],
  });
};

/**
 * Dependencies of many small files, which a process takes a third of its start to find and load. Never graphql: packages that are not
 * bundled must share its one copy.
 */
const ofManyFiles = [
  /^(@envelop|@graphql-tools|@pothos|@whatwg-node)\//,
  /^(@graphql-yoga\/(?!render-graphiql).*|graphql-yoga)$/,
  /^(bullmq|cron-parser|zod)$/,
];
