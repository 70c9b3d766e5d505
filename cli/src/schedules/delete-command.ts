import { request } from '@reviewcast/client';
import { DeleteScheduleDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { idOf, wantsJson } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';

/** `schedules delete <id>`: deletes a schedule. A run in progress goes on. */
export const addDeleteCommand = (schedules: Command, context: CommandContext): void => {
  const remove = schedules
    .command('delete')
    .description('delete a schedule; a run in progress goes on')
    .argument('<id>', 'the ID of the schedule')
    .option('--json', 'print a JSON object');
  remove.action(async () => {
    const id = idOf(remove);
    const json = wantsJson(remove);
    const { signal, out, env } = context;
    await request(connectToServer(remove, env), DeleteScheduleDocument, { id }, { signal });
    out.write(json ? `${JSON.stringify({ id, deleted: true })}\n` : `deleted schedule ${id}\n`);
  });
};
