import { fileURLToPath } from 'node:url';
import { readyInTime } from './process-failure.ts';
import { startProcess } from './start-process.ts';

export interface ServiceOptions {
  readonly name: 'server' | 'worker';
  readonly environment: NodeJS.ProcessEnv;
  /** Called with each line that it prints, once it is ready. If it never is, its last lines are in the error. */
  readonly log: (line: string) => void;
  /** The JavaScript file to run. Default: the sources. */
  readonly file?: string;
}

export interface Service {
  /**
   * Resolves with the text after `ready ` in the line that announces it. Rejects with the last lines of output if the process exits
   * before that, or is not ready within a minute.
   */
  readonly ready: Promise<string>;
  /** Resolves with the reason if the process exits without having been stopped. */
  readonly died: Promise<Error>;
  /** Sends SIGTERM, then SIGKILL after `graceMs`. Resolves after the process has ended. */
  stop(graceMs: number): Promise<void>;
}

/** Starts the server or a worker in its own process. */
export const startService = async (options: ServiceOptions): Promise<Service> => {
  const { name, log, file } = options;
  const earlyLines: string[] = [];
  let isStarting = true;
  let onReady = (_address: string): void => undefined;
  const readiness = new Promise<string>((resolve) => {
    onReady = (address) => {
      isStarting = false;
      for (const line of earlyLines) log(line);
      resolve(address);
    };
  });
  const running = await startProcess({
    command: process.execPath,
    args: file === undefined ? ['--import', 'tsx', sourceOf(name)] : [file],
    environment: options.environment,
    channel: true,
    onLine: (line) => {
      if (line.startsWith(marker)) onReady(line.slice(marker.length));
      else if (isStarting) earlyLines.push(line);
      else log(line);
    },
  });
  let stopping = false;
  const died = new Promise<Error>((resolve) => {
    void running.ended.then((outcome) => {
      if (!stopping) resolve(new Error(`The ${name} ${outcome}.`));
    });
  });
  const ready = readyInTime(readiness, running, `The ${name}`, startTimeoutMs);
  // A caller that starts several services awaits this only after it has started all of them.
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

const sourceOf = (name: string): string =>
  fileURLToPath(new URL(`../../${name}/main.ts`, import.meta.url));

const marker = 'ready ';

const startTimeoutMs = 60_000;
