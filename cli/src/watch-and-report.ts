import type { Endpoint } from '@reviewcast/client';
import type { TaskFieldsFragment } from '@reviewcast/client/documents';
import { displayFor } from './collect.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodeOfStatus, exitCodes } from './exit-code.ts';
import { createJsonDisplay } from './json-display.ts';
import { watchTasks } from './watch-tasks.ts';
import { watchCommandFor } from './words.ts';

interface WatchContext extends CommandContext {
  readonly endpoint: Endpoint;
  readonly json: boolean;
}

/** Follows a task to its end, which is the command's too. On Ctrl-C the task goes on, and how to come back is said. */
export const watchAndReport = async (
  task: TaskFieldsFragment,
  { endpoint, json, out, err, env, signal, exitWith }: WatchContext,
): Promise<void> => {
  const display = json ? createJsonDisplay(out) : displayFor(out, env);
  try {
    const ended = await watchTasks({ endpoint, tasks: [task], display, signal });
    for (const { status } of ended) exitWith(exitCodeOfStatus(status));
  } catch (error) {
    if (!signal.aborted) throw error;
    err.write(`\nThe task goes on. Come back to it: ${watchCommandFor(task.id)}\n`);
    exitWith(exitCodes.interrupted);
  }
};
