import { reportProgress, request } from '@reviewcast/client';
import { ActiveTasksDocument, type TaskFieldsFragment } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from './command-context.ts';
import { connectToServer } from './connect-to-server.ts';
import { clip } from './line.ts';
import { type Paint, paintFor } from './paint.ts';
import { taskStatus, titleOf } from './status-text.ts';
import { columnsOf } from './terminal-out.ts';

/** `active`: lists unfinished tasks, newest first. With an operator key, those of all callers. */
export const addActiveCommand = (program: Command, context: CommandContext): void => {
  const active = program
    .command('active')
    .description('list unfinished tasks, at most 100')
    .option('--json', 'print one JSON object per line, one per task');
  active.action(async () => {
    const { json } = optionsSchema.parse(active.opts());
    const endpoint = connectToServer(active, context.env);
    const { signal, out, env } = context;
    const { tasks } = await request(endpoint, ActiveTasksDocument, {}, { signal });
    const found = tasks.edges.map(({ node }) => ({ ...node, result: null }));
    const lines = json
      ? found.map((task) => JSON.stringify(task))
      : taskLines(found, tasks.pageInfo.hasNextPage, columnsOf(out), paintFor(out, env));
    for (const line of lines) out.write(`${line}\n`);
  });
};

const optionsSchema = z.object({ json: z.boolean().default(false) });

const taskLines = (
  tasks: readonly TaskFieldsFragment[],
  hasMore: boolean,
  columns: number,
  paint: Paint,
): string[] => {
  if (tasks.length === 0) return ['No active tasks.'];
  const lines = tasks.flatMap((task) => {
    const { id } = task;
    const { text, tone } = taskStatus(task);
    const { percent = 0, found } = reportProgress(task);
    const state = clip(`${`${percent}%`.padStart(4)}  ${text}, ${found} found`, columns - 2);
    return [
      `${paint('bold', clip(titleOf(task), columns))}`,
      `  ${paint(tone, state)}`,
      `  ${paint('dim', id)}`,
    ];
  });
  return hasMore ? [...lines, 'More tasks are active than listed here.'] : lines;
};
