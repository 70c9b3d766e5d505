import { request } from '@reviewcast/client';
import { CancelTaskDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from './command-context.ts';
import { connectToServer } from './connect-to-server.ts';
import { titleOf } from './words.ts';

/** `cancel <id>`: stops a task wherever it runs; one that is finished stays as it is. */
export const addCancelCommand = (program: Command, context: CommandContext): void => {
  const cancel = program
    .command('cancel')
    .description('stop a task')
    .argument('<id>', 'what `start` answered')
    .option('--json', 'the task as a JSON object');
  cancel.action(async () => {
    const [id] = argumentsSchema.parse(cancel.processedArgs);
    const { json } = optionsSchema.parse(cancel.opts());
    const endpoint = connectToServer(cancel, context.env);
    const { signal, out } = context;
    const { cancelTask: task } = await request(endpoint, CancelTaskDocument, { id }, { signal });
    if (json) out.write(`${JSON.stringify(task)}\n`);
    else if (task.status === 'REVOKED') out.write(`cancelled ${titleOf(task)}\n`);
    else out.write(`${titleOf(task)} had already ended in ${task.status}\n`);
  });
};

const argumentsSchema = z.tuple([z.string()]);

const optionsSchema = z.object({ json: z.boolean().default(false) });
