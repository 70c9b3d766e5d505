import { buildApplication } from './build-application.ts';

/** Before `npm run server`: the web application, as far as it is not there. */
await buildApplication((line) => console.error(line));
