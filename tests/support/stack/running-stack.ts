import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { z } from 'zod';
import {
  type DemoSites,
  type DemoSitesOptions,
  startDemoSites,
} from '../../../demo/sites/start.ts';
import { type Stack, type StackOptions, startStack } from '../../../launch/start-stack.ts';
import { stackEnvironment } from './stack-environment.ts';

export interface RunningStack extends Stack {
  sites: DemoSites;
  /** The environment of its processes. */
  environment: Readonly<Record<string, string>>;
}

/**
 * Starts the server and a worker, each in its own process, on the Redis of this test run, and the demo sites without delays. They stop
 * when the test finishes.
 */
export const runStack = async (
  variables: Readonly<Record<string, string>> = {},
  siteOptions: Partial<DemoSitesOptions> = {},
  { dist = inject('dist') }: Pick<StackOptions, 'dist'> = {},
): Promise<RunningStack> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-stack-'));
  const sites = await startDemoSites({ paceMs: 0, ...siteOptions });
  const environment = { ...stackEnvironment(sites), ...variables };
  const stopping = new AbortController();
  const lines: string[] = [];
  const stack = await startStack({
    dist,
    redisDir: dir,
    keepData: false,
    environment,
    notify: (line) => lines.push(line),
    log: (line) => lines.push(line),
    signal: stopping.signal,
  });
  onTestFinished(async () => {
    await stack.stop();
    await sites.close();
    await rm(dir, { recursive: true, force: true });
  });
  return { ...stack, sites, environment };
};

const answerSchema = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** Sends a GraphQL request, as a script would. */
export const ask = async <T>(
  url: string,
  query: string,
  variables: Record<string, unknown>,
  shape: z.ZodType<T>,
): Promise<T> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = answerSchema.parse(await response.json());
  if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
  return shape.parse(data);
};
