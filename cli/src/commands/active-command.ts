import type { TaskFilter } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { connectToServer } from '../connect-to-server.ts';
import { readTasks } from '../list/read-tasks.ts';
import { writeTasks } from '../list/write-tasks.ts';

/** `active`: lists unfinished tasks, newest first. With an operator key, those of all callers. */
export const addActiveCommand = (program: Command, context: CommandContext): void => {
  const active = program
    .command('active')
    .description('list the tasks that wait, run, or will be retried')
    .option('--all', 'all of them, instead of at most 100')
    .option('--json', 'print one JSON object per line, one per task');
  active.action(async () => {
    const { all, json } = optionsSchema.parse(active.opts());
    const endpoint = connectToServer(active, context.env);
    const limit = all ? Number.MAX_SAFE_INTEGER : 100;
    const found = await readTasks(endpoint, unfinished, limit, context.signal);
    writeTasks(found, json, 'No active tasks.', context);
  });
};

const unfinished: TaskFilter = { status: ['PENDING', 'STARTED', 'RETRY'] };

const optionsSchema = z.object({
  all: z.boolean().default(false),
  json: z.boolean().default(false),
});
