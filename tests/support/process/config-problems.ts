import { expect } from 'vitest';
import { z } from 'zod';
import { serverConfig } from '../../../server/config.ts';
import { workerConfig } from '../../../worker/config.ts';

export const REDIS_URL = 'redis://127.0.0.1:6379';

type Environment = Record<string, string | undefined>;

/** The lines of the error that `config` throws for an environment, or none. `REDIS_URL` is set by default. */
export const problemsOf = (
  config: (environment: Environment) => unknown,
  environment: Environment,
): string[] => {
  try {
    config({ REDIS_URL, ...environment });
    return [];
  } catch (error) {
    expect(error).toMatchObject({ name: 'InvalidEnvironmentError' });
    return z.instanceof(Error).parse(error).message.split('\n');
  }
};

/** The lines of the errors of a server and of a worker, each once. */
export const problems = (environment: Environment): string[] => [
  ...new Set([serverConfig, workerConfig].flatMap((config) => problemsOf(config, environment))),
];

/** The lines about ignored variables, those of a server and of a worker each once. */
export const warnings = (environment: Environment): string[] => [
  ...new Set(
    [serverConfig, workerConfig].flatMap(
      (config) => config({ REDIS_URL, ...environment }).warnings ?? [],
    ),
  ),
];
