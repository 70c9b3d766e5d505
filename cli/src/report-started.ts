import type { Endpoint } from '@reviewcast/client';
import type { StartedFieldsFragment } from '@reviewcast/client/documents';
import type { CommandContext } from './command-context.ts';
import { watchAndReport } from './watch-and-report.ts';
import { titleOf, watchCommandFor } from './words.ts';

interface StartedContext extends CommandContext {
  readonly endpoint: Endpoint;
  readonly watch: boolean;
  readonly json: boolean;
}

/** Says what was started, or follows it to its end. */
export const reportStarted = async (
  started: StartedFieldsFragment,
  context: StartedContext,
): Promise<void> => {
  const { watch, json, out } = context;
  const { task, joined } = started;
  if (watch) return watchAndReport(task, context);
  if (json) {
    out.write(`${JSON.stringify(started)}\n`);
    return;
  }
  out.write(`${joined ? 'joined' : 'started'} ${titleOf(task)}: ${task.id}\n`);
  out.write(`follow it: ${watchCommandFor(task.id)}\n`);
};
