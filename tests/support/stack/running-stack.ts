import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import {
  type DemoSites,
  type DemoSitesOptions,
  startDemoSites,
} from '../../../demo/sites/start.ts';
import { type Stack, startStack } from '../../../launch/stack.ts';
import { stackEnvironment } from './stack-environment.ts';

export interface RunningStack extends Stack {
  sites: DemoSites;
  /** What its processes read. */
  environment: Readonly<Record<string, string>>;
}

/** The server and a worker as two processes on the Redis of this test run, and the demo sites at full speed. */
export const runStack = async (
  differing: Readonly<Record<string, string>> = {},
  ofSites: Partial<DemoSitesOptions> = {},
): Promise<RunningStack> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-stack-'));
  const sites = await startDemoSites({ paceMs: 0, ...ofSites });
  const environment = { ...stackEnvironment(sites), ...differing };
  const stopping = new AbortController();
  const lines: string[] = [];
  const stack = await startStack({
    redisDir: dir,
    keepData: false,
    environment,
    say: (line) => lines.push(line),
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

/** Asks the stack as a script would. */
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
