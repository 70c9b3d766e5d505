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

/**
 * Follows tasks to their end, which sets the exit code: success if one of them succeeded. After Ctrl-C they keep running, and the
 * commands to resume are printed.
 */
export const watchAndReport = async (
  tasks: readonly TaskFieldsFragment[],
  { endpoint, json, out, err, env, signal, exitWith }: WatchContext,
): Promise<void> => {
  const display = json ? createJsonDisplay(out) : displayFor(out, env);
  try {
    const finished = await watchTasks({ endpoint, tasks, display, signal });
    const codes = finished.map(({ status }) => exitCodeOfStatus(status));
    exitWith(Math.min(...codes) === exitCodes.success ? exitCodes.success : (codes[0] ?? 0));
  } catch (error) {
    if (!signal.aborted) throw error;
    for (const { id } of tasks) {
      err.write(`\nThe task keeps running. To follow it again, run: ${watchCommandFor(id, env)}\n`);
    }
    exitWith(exitCodes.interrupted);
  }
};
