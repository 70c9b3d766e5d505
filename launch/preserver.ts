import { buildWebApplication } from './build-web-application.ts';

// Runs before `npm run server`, which serves the web application.
await buildWebApplication((line) => console.error(line));
