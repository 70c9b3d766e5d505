import { request } from '@reviewcast/client';
import { CancelTaskDocument, CancelTasksDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { completeBulkCommand } from '../change/bulk-command.ts';
import type { TaskChange } from '../change/task-change.ts';
import type { CommandContext } from '../command-context.ts';
import { titleOf } from '../task/status-text.ts';

/** `cancel <id...>`, or with a filter: cancels tasks. Finished tasks are left unchanged. */
export const addCancelCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('cancel')
    .description('cancel tasks: those given, or all unfinished ones that the options select')
    .addHelpText('after', examples);
  completeBulkCommand(
    {
      command,
      change: () => cancelChange,
      changeNamed: async (ids, { endpoint, out, signal, json }) => {
        for (const id of ids) {
          const { cancelTask: task } = await request(
            endpoint,
            CancelTaskDocument,
            { id },
            { signal },
          );
          if (json) out.write(`${JSON.stringify(task)}\n`);
          else if (task.status === 'REVOKED') out.write(`canceled ${titleOf(task)}\n`);
          else out.write(`${titleOf(task)} was already finished (${task.status})\n`);
        }
      },
    },
    context,
  );
};

const cancelChange: TaskChange = {
  verb: 'cancel',
  done: 'canceled',
  states: ['PENDING', 'STARTED', 'RETRY'],
  apply: async (endpoint, { signal, ...variables }) =>
    (await request(endpoint, CancelTasksDocument, variables, { signal })).bulk,
};

const examples = `
Examples:
  reviewcast cancel --kind store --status pending --dry-run
  reviewcast cancel --search "halden arc" --yes`;
