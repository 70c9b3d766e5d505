import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { killWithParent } from './kill-with-parent.ts';

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The entire environment. Default: that of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /**
   * Opens an IPC channel to a Node process that runs until the channel closes, as `runUntilSignal` does. It closes when this process
   * is killed, and on Windows, which has no signals, also when the process is stopped. Default: false.
   */
  readonly channel?: boolean;
  /** Called for each message on the channel. */
  readonly onMessage?: (message: unknown) => void;
  /** Called for each line of output. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
}

export interface RunningProcess {
  readonly pid: number;
  /** Resolves with the outcome after the process has ended: "exited with code 1" or "was ended by SIGKILL". */
  readonly ended: Promise<string>;
  /** The last lines of standard error, or of standard output if there are none; 20 at most. */
  lastLines(): readonly string[];
  /** Sends a message on the channel. Does nothing without one, and after the process has ended. */
  send(message: object): void;
  /** Sends SIGTERM, or closes the channel on Windows, then SIGKILL after `graceMs` (default: 10,000). Resolves after the process has ended. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Starts a process that ends with this one. It has its own process group, so that Ctrl-C in a terminal reaches only this process,
 * which then stops its children in order.
 *
 * @throws if the command cannot be run.
 */
export const startProcess = async (options: ProcessOptions): Promise<RunningProcess> => {
  const child = spawn(options.command, options.args, {
    env: options.environment ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe', ...(options.channel ? (['ipc'] as const) : [])],
    detached: true,
    windowsHide: true,
  });
  const lines: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] };
  for (const stream of ['stdout', 'stderr'] as const) {
    const input = child[stream];
    if (!input) continue;
    createInterface({ input }).on('line', (line) => {
      lines[stream].push(line);
      if (lines[stream].length > maxLines) lines[stream].shift();
      options.onLine?.(line, stream);
    });
  }
  child.on('message', (message) => options.onMessage?.(message));
  const ended = ending(child);
  await once(child, 'spawn');
  const release = killWithParent(child);
  ended.then(release, release);
  const stop = async (graceMs: number): Promise<void> => {
    if (process.platform === 'win32' && child.connected) child.disconnect();
    else child.kill('SIGTERM');
    const killing = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(killing);
  };
  let stopping: Promise<void> | undefined;
  return {
    pid: child.pid ?? 0,
    ended,
    lastLines: () => (lines.stderr.length > 0 ? lines.stderr : lines.stdout),
    send: (message) => {
      if (child.connected) child.send(message);
    },
    stop: (graceMs = 10_000) => {
      stopping ??= stop(graceMs);
      return stopping;
    },
  };
};

const maxLines = 20;

const ending = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      const outcome = signal === null ? `exited with code ${code}` : `was ended by ${signal}`;
      // The last lines may still be in the pipe, but a grandchild may keep it open forever.
      void Promise.race([once(child, 'close'), delay(500)]).then(() => resolve(outcome));
    });
  });
