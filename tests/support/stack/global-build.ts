import type { TestProject } from 'vitest/node';
import { openTestBuild } from './test-build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a production build of the server and the worker. */
    dist: string;
  }
}

/** Builds the server and the worker once for the whole test run. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { dist, remove } = await openTestBuild();
  project.provide('dist', dist);
  return remove;
};
