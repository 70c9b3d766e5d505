import { request } from '@reviewcast/client';
import { RetryTaskDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from './command-context.ts';
import { connectToServer } from './connect-to-server.ts';
import { reportStarted } from './report-started.ts';

/** `retry <id>`: runs a finished task again as a new task. */
export const addRetryCommand = (program: Command, context: CommandContext): void => {
  const retry = program
    .command('retry')
    .description('run a finished task again as a new task')
    .argument('<id>', 'the ID that `start` printed')
    .option('--watch', 'follow the new task until it finishes')
    .option('--json', 'print one JSON object per line');
  retry.action(async () => {
    const [id] = argumentsSchema.parse(retry.processedArgs);
    const options = optionsSchema.parse(retry.opts());
    const endpoint = connectToServer(retry, context.env);
    const { signal } = context;
    const { retryTask } = await request(endpoint, RetryTaskDocument, { id }, { signal });
    await reportStarted(retryTask, { ...context, ...options, endpoint });
  });
};

const argumentsSchema = z.tuple([z.string()]);

const optionsSchema = z.object({
  watch: z.boolean().default(false),
  json: z.boolean().default(false),
});
