import { buildWebApplication } from '../../../launch/build-web-application.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Builds the application unless the build is up to date. */
export const ensureApplication = (): Promise<void> =>
  oneAtATime('building', () => buildWebApplication(console.error));
