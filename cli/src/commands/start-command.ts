import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { connectToServer } from '../connect-to-server.ts';
import { reportStarted } from '../follow/report-started.ts';
import { startTask } from '../task/start-task.ts';
import { kindArgument, kindName, kinds, wholeNumber } from './option-types.ts';

/** `start <kind> <product>`: starts a task, or joins an existing one. */
export const addStartCommand = (program: Command, context: CommandContext): void => {
  const start = program
    .command('start')
    .description('collect the reviews of a product')
    .addArgument(kindArgument())
    .argument('<product>', 'the product name')
    .option('--max <n>', 'maximum number of reviews, 1 to 1000', wholeNumber(1, 1000))
    .option('--source <name...>', 'use only these sources')
    .option('--url <page...>', 'additional product pages to read (`store` only)')
    .option('--key <key>', 'idempotency key: repeating it returns the same task')
    .option(
      '--max-age <seconds>',
      'join a running task, or one that finished within this time; 0 joins only a running task',
      wholeNumber(),
    )
    .option('--watch', 'follow the task until it finishes')
    .option('--json', 'print one JSON object per line');
  start.action(async () => {
    const [kind, productName] = argumentsSchema.parse(start.processedArgs);
    const options = optionsSchema.parse(start.opts());
    if (options.url && kind !== 'store') {
      start.error(`error: --url is only valid with store, not with ${kind}.`);
    }
    const endpoint = connectToServer(start, context.env);
    const input = {
      kind: kinds[kind],
      productName,
      ...(options.max === undefined ? {} : { maxReviews: options.max }),
      sources: options.source,
      productUrls: options.url,
      idempotencyKey: options.key,
      maxAge: options.maxAge,
    };
    const started = await startTask(endpoint, input, context.signal);
    await reportStarted(started, { ...context, ...options, endpoint });
  });
};

const argumentsSchema = z.tuple([kindName, z.string()]);

const optionsSchema = z.object({
  max: z.number().optional(),
  source: z.array(z.string()).optional(),
  url: z.array(z.string()).optional(),
  key: z.string().optional(),
  maxAge: z.number().optional(),
  watch: z.boolean().default(false),
  json: z.boolean().default(false),
});
