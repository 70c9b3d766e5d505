import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readyInTime } from '../../launch/processes/process-failure.ts';
import { startAnsweringProcess } from './answering-process.ts';

/** A process under test. */
export interface MeasuredProcess extends AsyncDisposable {
  /** Where it serves, if it does. */
  readonly address: string;
  /** Milliseconds of CPU, of user and system, since it started. */
  cpuMs(): Promise<number>;
}

/** A Node process that prints `ready ADDRESS` once it serves. */
export interface MeasuredNodeProcess extends MeasuredProcess {
  /** Resident bytes, after a garbage collection. */
  rss(): Promise<number>;
}

export interface MeasuredProcessOptions {
  /** Named in errors. */
  readonly name: string;
  /** The file to run: JavaScript, or TypeScript of this repository. */
  readonly file: string;
  /** Added to PATH, the only variable that it inherits. */
  readonly environment: Readonly<Record<string, string>>;
  /** Further options of Node.js. Default: none. */
  readonly nodeOptions?: readonly string[];
}

/** @throws with its last lines of output if it ends or is not ready within 30 s. */
export const startMeasuredProcess = async (
  options: MeasuredProcessOptions,
): Promise<MeasuredNodeProcess> => {
  const { name, file, environment, nodeOptions = [] } = options;
  let onReady = (_address: string) => {};
  const ready = new Promise<string>((resolve) => {
    onReady = resolve;
  });
  const own = await startAnsweringProcess({
    name,
    args: [
      ...['--expose-gc', '--import', preload],
      ...nodeOptions,
      ...(file.endsWith('.ts') ? ['--conditions=source', '--import', 'tsx'] : []),
      file,
    ],
    environment: { PATH: process.env['PATH'], NODE_ENV: 'production', ...environment },
    onLine: (line) => {
      if (line.startsWith(marker)) onReady(line.slice(marker.length));
    },
  });
  const ask = async (measure: 'cpu' | 'rss'): Promise<number> =>
    answerSchema.parse(await own.ask({ measure })).value;
  return {
    address: await readyInTime(ready, own.running, name, startTimeoutMs),
    cpuMs: () => ask('cpu'),
    rss: () => ask('rss'),
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  };
};

const preload = fileURLToPath(new URL('answer-measurements.mjs', import.meta.url));

const marker = 'ready ';

const answerSchema = z.object({ value: z.number() });

/** Within which a process under test must be ready. */
export const startTimeoutMs = 30_000;
