import type { Endpoint } from '@reviewcast/client';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { connectToServer } from '../connect-to-server.ts';
import { addFilterOptions, filterOf } from '../list/task-filter.ts';
import { addBulkOptions } from './bulk-options.ts';
import { changeTasks } from './change-tasks.ts';
import type { TaskChange } from './task-change.ts';

export interface BulkCommand {
  readonly command: Command;
  readonly change: () => TaskChange;
  /** Changes the tasks that were named. */
  readonly changeNamed: (
    ids: readonly string[],
    context: CommandContext & { readonly endpoint: Endpoint; readonly json: boolean },
  ) => Promise<void>;
}

/** Completes a command that changes the tasks it names, or those that a filter chooses. */
export const completeBulkCommand = (
  { command, change, changeNamed }: BulkCommand,
  context: CommandContext,
): void => {
  command.argument('[id...]', 'the IDs of tasks, unless options select them');
  addBulkOptions(addFilterOptions(command));
  command.option(
    '--json',
    'print JSON: one task per line, or the counts if options select the tasks',
  );
  command.action(async () => {
    const [ids] = z.tuple([z.array(z.string())]).parse(command.processedArgs);
    const options = optionsSchema.parse(command.opts());
    const where = filterOf(command);
    if (ids.length > 0 && where)
      command.error('error: give either IDs or options that select tasks, not both.');
    if (ids.length > 0 && options.dryRun)
      command.error('error: --dry-run counts the tasks that options select, so it takes no IDs.');
    const endpoint = connectToServer(command, context.env);
    if (ids.length > 0) {
      return changeNamed(ids, { ...context, endpoint, json: options.json });
    }
    if (!where) {
      return command.error(
        'error: give the IDs of tasks, or select tasks with options such as --failed, --kind, or --since.',
      );
    }
    return changeTasks(command, change(), where, options, { ...context, endpoint });
  });
};

const optionsSchema = z.object({
  yes: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  json: z.boolean().default(false),
});
