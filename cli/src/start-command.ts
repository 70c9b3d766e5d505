import { Argument, type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import type { CommandContext } from './command-context.ts';
import { connectToServer } from './connect-to-server.ts';
import { reportStarted } from './report-started.ts';
import { startTask } from './start-task.ts';

/** `start <kind> <product>`: starts a collection, or joins one. */
export const addStartCommand = (program: Command, context: CommandContext): void => {
  const start = program
    .command('start')
    .description('start collecting reviews of a product')
    .addArgument(new Argument('<kind>', 'where to look').choices(Object.keys(kinds)))
    .argument('<product>', 'the name of the product')
    .option('--max <n>', 'stop at this many reviews, 1 to 1000', wholeNumber)
    .option('--source <name...>', 'collect from these sources only')
    .option('--url <page...>', 'product pages to read too; for `store` only')
    .option('--key <key>', 'idempotency key: the same key starts one task')
    .option('--max-age <seconds>', 'join a task no older than this; 0: one that runs', wholeNumber)
    .option('--watch', 'follow it to its end')
    .option('--json', 'one JSON object on each line');
  start.action(async () => {
    const [kind, productName] = argumentsSchema.parse(start.processedArgs);
    const options = optionsSchema.parse(start.opts());
    if (options.url && kind !== 'store') {
      start.error(`error: --url goes with store, not with ${kind}.`);
    }
    const endpoint = connectToServer(start, context.env);
    const wanted = {
      kind: kinds[kind],
      productName,
      ...(options.max === undefined ? {} : { maxReviews: options.max }),
      sources: options.source,
      productUrls: options.url,
      idempotencyKey: options.key,
      maxAge: options.maxAge,
    };
    const started = await startTask(endpoint, wanted, context.signal);
    await reportStarted(started, { ...context, ...options, endpoint });
  });
};

const kinds = { community: 'COMMUNITY', store: 'STORE', google: 'GOOGLE' } as const;

const argumentsSchema = z.tuple([z.enum(['community', 'store', 'google']), z.string()]);

const optionsSchema = z.object({
  max: z.number().optional(),
  source: z.array(z.string()).optional(),
  url: z.array(z.string()).optional(),
  key: z.string().optional(),
  maxAge: z.number().optional(),
  watch: z.boolean().default(false),
  json: z.boolean().default(false),
});

const wholeNumber = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
};
