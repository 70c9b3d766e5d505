import type { Endpoint } from '@reviewcast/client';
import type { TaskFilter } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { count } from '../task/status-text.ts';
import { type BulkOptions, confirm } from './bulk-options.ts';
import { canApply, type TaskChange } from './task-change.ts';

/**
 * Changes every task that matches, after it has said how many there are and has been told to. If a call fails after earlier ones have
 * changed tasks, it reports these and then fails with the error.
 */
export const changeTasks = async (
  command: Command,
  change: TaskChange,
  where: TaskFilter,
  { yes, dryRun, json }: BulkOptions,
  context: CommandContext & { readonly endpoint: Endpoint },
): Promise<void> => {
  const { out, signal } = context;
  const endpoint = withPatience(context.endpoint);
  const { verb, done } = change;
  if (!canApply(change, where)) {
    return command.error(`error: only tasks in ${change.states.join(', ')} can be ${done}.`);
  }
  const counted = await change.apply(endpoint, { where, dryRun: true, signal });
  const tasks = `${counted.hasMore ? 'more than ' : ''}${count(counted.matched, 'task')}`;
  const report = (changed: number, hasMore: boolean, text: string) => {
    const matched = Math.max(counted.matched, changed);
    out.write(json ? `${JSON.stringify({ matched, changed, hasMore })}\n` : `${text}\n`);
  };
  if (counted.matched === 0) return report(0, counted.hasMore, `No tasks to ${verb}.`);
  if (dryRun) return report(0, counted.hasMore, `${capital(tasks)} would be ${done}.`);
  if (!yes && !(await confirm(command, `${capital(verb)} ${tasks}?`, context)))
    return report(0, counted.hasMore, 'Nothing changed.');
  let changed = 0;
  const reportChanged = (hasMore: boolean) => {
    const all = changed >= counted.matched;
    const text = all ? count(changed, 'task') : `${changed.toLocaleString('en-US')} of ${tasks}`;
    report(changed, hasMore, `${done} ${text}`);
  };
  try {
    for (;;) {
      const step = await change.apply(endpoint, { where, dryRun: false, signal });
      changed += step.changed;
      if (!step.hasMore || step.changed === 0) return reportChanged(step.hasMore);
    }
  } catch (error) {
    if (changed > 0) reportChanged(true);
    throw error;
  }
};

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** One call changes up to 10,000 tasks before it responds. */
const withPatience = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  timing: { ...endpoint.timing, connectMs: 300_000 },
});
