import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { startProcess } from '../../../launch/processes/start-process.ts';
import { asContainer, type CommandLine } from './unprivileged.ts';

export interface RunningContainer {
  /** What follows `ready ` in the line that announces it. */
  readonly address: string;
  /** Everything that it printed. */
  readonly lines: readonly string[];
  /** Sends SIGTERM. Resolves with how it ended. */
  stop(): Promise<string>;
}

/**
 * Runs a command as a container would: as a user that owns nothing, where nothing can be written, with this environment only. Resolves
 * once it is ready.
 */
export const runContainer = async (
  command: CommandLine,
  environment: Readonly<Record<string, string>>,
): Promise<RunningContainer> => {
  const lines: string[] = [];
  const events = new EventTarget();
  const [program, ...args] = asContainer(command);
  const running = await startProcess({
    command: program,
    args,
    environment: { PATH: process.env['PATH'], HOME: '/', ...environment },
    onLine: (line) => {
      lines.push(line);
      if (line.startsWith('ready ')) events.dispatchEvent(new Event('ready'));
    },
  });
  onTestFinished(() => running.stop());
  await Promise.race([once(events, 'ready'), running.ended]);
  const ready = lines.find((line) => line.startsWith('ready '));
  if (ready === undefined) throw new Error(`${await running.ended}:\n${lines.join('\n')}`);
  return {
    address: ready.slice('ready '.length),
    lines,
    stop: async () => {
      await running.stop();
      return running.ended;
    },
  };
};
