import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { connectToServer } from '../connect-to-server.ts';
import { readTasks } from '../list/read-tasks.ts';
import { addFilterOptions, filterOf } from '../list/task-filter.ts';
import { writeTasks } from '../list/write-tasks.ts';
import { wholeNumber } from './option-types.ts';

/** `list`: lists the tasks that match a filter, newest first. With an operator key, those of all callers. */
export const addListCommand = (program: Command, context: CommandContext): void => {
  const list = addFilterOptions(program.command('list').description('list tasks, newest first'))
    .option('--limit <n>', 'at most this many (default: 20)', wholeNumber(1))
    .option('--all', 'all of them')
    .option('--json', 'print one JSON object per line, one per task')
    .addHelpText('after', examples);
  list.action(async () => {
    const { limit, all, json } = optionsSchema.parse(list.opts());
    const where = filterOf(list);
    const endpoint = connectToServer(list, context.env);
    const count = all ? Number.MAX_SAFE_INTEGER : limit;
    const found = await readTasks(endpoint, where, count, context.signal);
    writeTasks(found, json, where ? 'No tasks match.' : 'No tasks yet.', context);
  });
};

const examples = `
Examples:
  reviewcast list --failed --since 24h
  reviewcast list --search "halden arc" --kind store,google
  reviewcast list --all --json | jq -r .id`;

const optionsSchema = z.object({
  limit: z.number().default(20),
  all: z.boolean().default(false),
  json: z.boolean().default(false),
});
