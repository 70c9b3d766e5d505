import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { failureOf, readyInTime } from '../../launch/processes/process-failure.ts';
import { startProcess } from '../../launch/processes/start-process.ts';

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
}

/** @throws with its last lines of output if it ends or is not ready within 30 s. */
export const startMeasuredProcess = async (
  options: MeasuredProcessOptions,
): Promise<MeasuredNodeProcess> => {
  const { name, file, environment } = options;
  const waiting = new Map<number, (value: number) => void>();
  let onReady = (_address: string) => {};
  const ready = new Promise<string>((resolve) => {
    onReady = resolve;
  });
  const own = await startProcess({
    command: process.execPath,
    args: [
      ...['--expose-gc', '--import', preload],
      ...(file.endsWith('.ts') ? ['--conditions=source', '--import', 'tsx'] : []),
      file,
    ],
    environment: { PATH: process.env['PATH'], NODE_ENV: 'production', ...environment },
    channel: true,
    onLine: (line) => {
      if (line.startsWith(marker)) onReady(line.slice(marker.length));
    },
    onMessage: (message) => {
      const { data } = answerSchema.safeParse(message);
      if (data) waiting.get(data.id)?.(data.value);
    },
  });
  const failed = failureOf(own, name);
  let asked = 0;
  const ask = async (measure: 'cpu' | 'rss'): Promise<number> => {
    const id = ++asked;
    const answer = new Promise<number>((resolve) => {
      waiting.set(id, resolve);
    });
    own.send({ id, measure });
    return Promise.race([answer, failed]).finally(() => waiting.delete(id));
  };
  return {
    address: await readyInTime(ready, own, name, startTimeoutMs),
    cpuMs: () => ask('cpu'),
    rss: () => ask('rss'),
    async [Symbol.asyncDispose]() {
      await own.stop();
    },
  };
};

const preload = fileURLToPath(new URL('answer-measurements.mjs', import.meta.url));

const marker = 'ready ';

const answerSchema = z.object({ id: z.number(), value: z.number() });

/** Within which a process under test must be ready. */
export const startTimeoutMs = 30_000;
