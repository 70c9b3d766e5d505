import type { CommandContext } from '../command-context.ts';
import { paintFor } from '../terminal/paint.ts';
import { columnsOf } from '../terminal/terminal-out.ts';
import type { TaskSelection } from './read-tasks.ts';
import { taskTable } from './task-table.ts';

/** Writes tasks as a table, or with `json` as one JSON object per line. @param none what to say if there are none. */
export const writeTasks = (
  { tasks, totalCount, hasMore }: TaskSelection,
  json: boolean,
  none: string,
  { out, env }: CommandContext,
): void => {
  if (json) {
    for (const task of tasks) out.write(`${JSON.stringify(task)}\n`);
    return;
  }
  if (tasks.length === 0) return void out.write(`${none}\n`);
  const paint = paintFor(out, env);
  for (const line of taskTable(tasks, columnsOf(out), paint)) out.write(`${line}\n`);
  if (!hasMore) return;
  const total = totalCount === null ? 'more than 10,000' : String(totalCount);
  out.write(
    paint('dim', `The newest ${tasks.length} of ${total}. --limit shows more, --all shows all.\n`),
  );
};
