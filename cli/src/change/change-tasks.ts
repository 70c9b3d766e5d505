import { ApiError, type Endpoint } from '@reviewcast/client';
import type { TaskFilter } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { readTasks } from '../list/read-tasks.ts';
import { count } from '../task/status-text.ts';
import { type BulkOptions, confirm } from './bulk-options.ts';
import { changeable, type TaskChange } from './task-change.ts';

/** Changes every task that matches, after it has said how many there are and has been told to. */
export const changeTasks = async (
  command: Command,
  change: TaskChange,
  where: TaskFilter,
  { yes, dryRun, json }: BulkOptions,
  context: CommandContext & { readonly endpoint: Endpoint },
): Promise<void> => {
  const { endpoint, out, signal } = context;
  const { verb, done } = change;
  const filter = changeable(change, where);
  if (!filter) {
    return command.error(`error: only tasks in ${change.states.join(', ')} can be ${done}.`);
  }
  const { tasks } = await readTasks(endpoint, filter, Number.MAX_SAFE_INTEGER, signal);
  const selected = (await change.select?.(endpoint, tasks, signal)) ?? tasks;
  const matched = selected.length;
  const report = (changed: number, text: string) =>
    out.write(json ? `${JSON.stringify({ matched, changed })}\n` : `${text}\n`);
  if (matched === 0) return void report(0, `No tasks to ${verb}.`);
  if (dryRun) return void report(0, `${count(matched, 'task')} would be ${done}.`);
  const question = `${capital(verb)} ${count(matched, 'task')}?`;
  if (!yes && !(await confirm(command, question, context)))
    return void report(0, 'Nothing changed.');
  const changed = await applyToAll(
    change,
    selected.map(({ id }) => id),
    endpoint,
    signal,
  );
  report(
    changed,
    `${done} ${changed === matched ? '' : `${changed} of `}${count(matched, 'task')}`,
  );
};

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** Returns how many were changed: others may have changed or expired in the meantime. */
const applyToAll = async (
  { apply }: TaskChange,
  ids: readonly string[],
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<number> => {
  const waiting = [...ids];
  let changed = 0;
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      try {
        await apply(endpoint, id, signal);
        changed += 1;
      } catch (error) {
        if (!(error instanceof ApiError) || !outdatedCodes.has(error.code ?? '')) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: parallelRequests }, work));
  return changed;
};

const parallelRequests = 4;

const outdatedCodes: ReadonlySet<string> = new Set(['TASK_NOT_FOUND', 'TASK_NOT_FINISHED']);
