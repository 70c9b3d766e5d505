import { buildProcesses } from './build-processes.ts';

// `npm run build`: the production build, in dist/ or in the folder that is named.
await buildProcesses(process.argv[2] ?? 'dist');
