import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { guard } from './guard.ts';

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment; this process's own when left out. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Called with each line of its output. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
}

export interface RunningProcess {
  readonly pid: number;
  /** Resolves once it has ended, with how: "exited with code 1". */
  readonly ended: Promise<string>;
  /** The newest lines of its output, 20 at most, those on standard error where there are any. */
  lastLines(): readonly string[];
  /** SIGTERM once, then SIGKILL after `graceMs` (10,000 when left out). Resolves once it has ended. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Starts a process that dies with this one. It has a process group of its own, so that Ctrl-C in a terminal reaches this
 * process alone, which then stops its children in order.
 *
 * @throws when the command cannot be run.
 */
export const startProcess = async (options: ProcessOptions): Promise<RunningProcess> => {
  const child = spawn(options.command, options.args, {
    env: options.environment ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const lines: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] };
  for (const stream of ['stdout', 'stderr'] as const) {
    createInterface({ input: child[stream] }).on('line', (line) => {
      lines[stream].push(line);
      if (lines[stream].length > kept) lines[stream].shift();
      options.onLine?.(line, stream);
    });
  }
  const ended = ending(child);
  await once(child, 'spawn');
  const release = guard(child);
  ended.then(release, release);
  const stop = async (graceMs: number): Promise<void> => {
    child.kill('SIGTERM');
    const killing = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(killing);
  };
  let stopping: Promise<void> | undefined;
  return {
    pid: child.pid ?? 0,
    ended,
    lastLines: () => (lines.stderr.length > 0 ? lines.stderr : lines.stdout),
    stop: (graceMs = 10_000) => {
      stopping ??= stop(graceMs);
      return stopping;
    },
  };
};

const kept = 20;

const ending = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      const how = signal === null ? `exited with code ${code}` : `was ended by ${signal}`;
      // Its last lines may still be on their way; a grandchild that holds the pipe must not keep us for ever.
      void Promise.race([once(child, 'close'), delay(500)]).then(() => resolve(how));
    });
  });
