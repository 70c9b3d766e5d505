import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rolldown } from 'tsdown';
import { buildWebApplication } from '../../../launch/build-web-application.ts';
import { dataPath } from '../../../launch/data-path.ts';
import { buildProcesses } from '../../../tooling/build-processes.ts';
import { oneAtATime } from './one-at-a-time.ts';

export interface TestBuild {
  /** The folder that contains `server.js` and `worker.js`. It is inside the repository, so that they find their dependencies. */
  readonly dist: string;
  remove(): Promise<void>;
}

/**
 * Builds the server and the worker as for production, for the processes of one test run. Built, a process starts with half the CPU
 * time that the sources take.
 *
 * @param name tells apart the builds of one run.
 * @param plugins change the sources.
 */
export const openTestBuild = async (
  name = 'test',
  plugins: readonly Rolldown.Plugin[] = [],
): Promise<TestBuild> => {
  await oneAtATime('building', () => buildWebApplication(console.error));
  const folder = dataPath(`${name}-build-${process.pid}`);
  const dist = join(folder, 'dist');
  await buildProcesses(dist, plugins);
  return { dist, remove: () => rm(folder, { recursive: true, force: true }) };
};
