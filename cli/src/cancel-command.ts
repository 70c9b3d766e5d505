import { request } from '@reviewcast/client';
import { CancelTaskDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from './command-context.ts';
import { connectToServer } from './connect-to-server.ts';
import { titleOf } from './status-text.ts';

/** `cancel <id>`: cancels a task. A finished task is left unchanged. */
export const addCancelCommand = (program: Command, context: CommandContext): void => {
  const cancel = program
    .command('cancel')
    .description('cancel a task')
    .argument('<id>', 'the ID that `start` printed')
    .option('--json', 'print the task as a JSON object');
  cancel.action(async () => {
    const [id] = argumentsSchema.parse(cancel.processedArgs);
    const { json } = optionsSchema.parse(cancel.opts());
    const endpoint = connectToServer(cancel, context.env);
    const { signal, out } = context;
    const { cancelTask: task } = await request(endpoint, CancelTaskDocument, { id }, { signal });
    if (json) out.write(`${JSON.stringify(task)}\n`);
    else if (task.status === 'REVOKED') out.write(`canceled ${titleOf(task)}\n`);
    else out.write(`${titleOf(task)} was already finished (${task.status})\n`);
  });
};

const argumentsSchema = z.tuple([z.string()]);

const optionsSchema = z.object({ json: z.boolean().default(false) });
