import type { Endpoint } from '@reviewcast/client';
import type { TaskFieldsFragment } from '@reviewcast/client/documents';
import type { CommandContext } from '../command-context.ts';
import { exitCodeOfStatus, exitCodes } from '../exit-code.ts';
import { watchCommandFor } from '../task/status-text.ts';
import { displayFor } from './collect-in-terminal.ts';
import { createJsonDisplay } from './json-display.ts';
import { watchTasks } from './watch-tasks.ts';

interface WatchContext extends CommandContext {
  readonly endpoint: Endpoint;
  readonly json: boolean;
}

/** Follows a task to its end, which sets the exit code. After Ctrl-C the task keeps running, and the command to resume is printed. */
export const watchAndReport = async (
  task: TaskFieldsFragment,
  { endpoint, json, out, err, env, signal, exitWith }: WatchContext,
): Promise<void> => {
  const display = json ? createJsonDisplay(out) : displayFor(out, env);
  try {
    const finished = await watchTasks({ endpoint, tasks: [task], display, signal });
    for (const { status } of finished) exitWith(exitCodeOfStatus(status));
  } catch (error) {
    if (!signal.aborted) throw error;
    err.write(
      `\nThe task keeps running. To follow it again, run: ${watchCommandFor(task.id, env)}\n`,
    );
    exitWith(exitCodes.interrupted);
  }
};
