import type { Endpoint } from '@reviewcast/client';
import type { StartedFieldsFragment } from '@reviewcast/client/documents';
import type { CommandContext } from '../command-context.ts';
import { titleOf, watchCommandFor } from '../task/status-text.ts';
import { watchAndReport } from './watch-and-report.ts';

interface StartedContext extends CommandContext {
  readonly endpoint: Endpoint;
  readonly watch: boolean;
  readonly json: boolean;
}

/** Prints what was started, or follows the task to its end. */
export const reportStarted = async (
  started: StartedFieldsFragment,
  context: StartedContext,
): Promise<void> => {
  const { watch, json, out, env } = context;
  const { task, joined } = started;
  if (watch) return watchAndReport([task], context);
  if (json) {
    out.write(`${JSON.stringify(started)}\n`);
    return;
  }
  out.write(`${joined ? 'joined' : 'started'} ${titleOf(task)}: ${task.id}\n`);
  out.write(`To follow it, run: ${watchCommandFor(task.id, env)}\n`);
};
