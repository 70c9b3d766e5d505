import { fileURLToPath } from 'node:url';
import { type RunningProcess, startProcess } from './processes/start-process.ts';

export interface ServiceOptions {
  /** The folder whose `main.ts` is run. */
  readonly name: 'server' | 'worker';
  readonly environment: NodeJS.ProcessEnv;
  /** Told of each line that it prints, once it is ready: of one that never is, the lines stand in its error. */
  readonly log: (line: string) => void;
}

export interface Service {
  /**
   * Resolves with what stands behind `ready ` in the line that says so; rejects with its last lines when it ends before, or
   * is not ready within a minute.
   */
  readonly ready: Promise<string>;
  /** Resolves with the reason when it ends without having been stopped. */
  readonly died: Promise<Error>;
  /** SIGTERM, then SIGKILL after `graceMs`. Resolves once it has ended. */
  stop(graceMs: number): Promise<void>;
}

/** Starts the server or a worker in a process of its own. */
export const startService = async (options: ServiceOptions): Promise<Service> => {
  const { name, log } = options;
  const early: string[] = [];
  let isStarting = true;
  let isReady = (_address: string): void => undefined;
  const readiness = new Promise<string>((resolve) => {
    isReady = (address) => {
      isStarting = false;
      for (const line of early) log(line);
      resolve(address);
    };
  });
  const running = await startProcess({
    command: process.execPath,
    args: ['--import', 'tsx', fileURLToPath(new URL(`../${name}/main.ts`, import.meta.url))],
    environment: options.environment,
    onLine: (line) => {
      if (line.startsWith(marker)) isReady(line.slice(marker.length));
      else if (isStarting) early.push(line);
      else log(line);
    },
  });
  let stopping = false;
  const died = new Promise<Error>((resolve) => {
    void running.ended.then((how) => {
      if (!stopping) resolve(new Error(`The ${name} ${how}.`));
    });
  });
  const ready = readyInTime(readiness, name, running);
  // Whoever starts several looks at this one only when all have been started.
  ready.catch(() => undefined);
  return {
    ready,
    died,
    stop: (graceMs) => {
      stopping = true;
      return running.stop(graceMs);
    },
  };
};

const marker = 'ready ';

const patienceMs = 60_000;

const readyInTime = async (
  readiness: Promise<string>,
  name: string,
  running: RunningProcess,
): Promise<string> => {
  let timer: NodeJS.Timeout | undefined;
  const lost = new Promise<never>((_, reject) => {
    void running.ended.then((how) => reject(failure(name, how, running)));
    timer = setTimeout(
      () => reject(failure(name, `was not ready within ${patienceMs / 1000} s`, running)),
      patienceMs,
    );
  });
  try {
    return await Promise.race([readiness, lost]);
  } finally {
    clearTimeout(timer);
  }
};

const failure = (name: string, how: string, running: RunningProcess): Error =>
  new Error([`The ${name} ${how}.`, ...running.lastLines()].join('\n'));
