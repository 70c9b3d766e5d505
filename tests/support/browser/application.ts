import { buildApplication } from '../../../launch/build-application.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Builds the page where it is older than what it is made of. */
export const ensureApplication = (): Promise<void> =>
  oneAtATime('building', () => buildApplication(console.error));
