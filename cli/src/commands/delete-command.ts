import { request } from '@reviewcast/client';
import { DeleteTaskDocument, DeleteTasksDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { completeBulkCommand } from '../change/bulk-command.ts';
import type { TaskChange } from '../change/task-change.ts';
import type { CommandContext } from '../command-context.ts';

/** `delete <id...>`, or with a filter: deletes finished tasks with their logs and reviews. */
export const addDeleteCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('delete')
    .description(
      'delete finished tasks with their reviews: those given, or all that the options select',
    )
    .addHelpText('after', examples);
  completeBulkCommand(
    {
      command,
      change: () => deleteChange,
      changeNamed: async (ids, { endpoint, out, signal, json }) => {
        for (const id of ids) {
          await request(endpoint, DeleteTaskDocument, { id }, { signal });
          out.write(json ? `${JSON.stringify({ id, deleted: true })}\n` : `deleted ${id}\n`);
        }
      },
    },
    context,
  );
};

const deleteChange: TaskChange = {
  verb: 'delete',
  done: 'deleted',
  states: ['SUCCESS', 'FAILURE', 'REVOKED'],
  apply: async (endpoint, { signal, ...variables }) =>
    (await request(endpoint, DeleteTasksDocument, variables, { signal })).bulk,
};

const examples = `
Examples:
  reviewcast delete --until 7d --dry-run
  reviewcast delete --status canceled --yes`;
