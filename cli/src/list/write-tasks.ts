import type { CommandContext } from '../command-context.ts';
import { paintFor } from '../terminal/paint.ts';
import { writeRows } from '../terminal/write-rows.ts';
import type { TaskSelection } from './read-tasks.ts';
import { taskTable } from './task-table.ts';

/** Writes tasks as a table, or with `json` as one JSON object per line. @param none what to say if there are none. */
export const writeTasks = (
  { tasks, totalCount, hasMore }: TaskSelection,
  json: boolean,
  none: string,
  context: CommandContext,
): void => {
  const { out, env } = context;
  if (!json && tasks.length === 0) return void out.write(`${none}\n`);
  writeRows(tasks, json, taskTable, context);
  if (json || !hasMore) return;
  const total = totalCount === null ? 'more than 10,000' : String(totalCount);
  const note = `The newest ${tasks.length} of ${total}. --limit shows more, --all shows all.\n`;
  out.write(paintFor(out, env)('dim', note));
};
