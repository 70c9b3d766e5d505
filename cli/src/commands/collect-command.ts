import { request } from '@reviewcast/client';
import { CollectionSummaryDocument, CollectReviewsDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { connectToServer } from '../connect-to-server.ts';
import { watchAndReport } from '../follow/watch-and-report.ts';
import { readTask } from '../task/read-task.ts';
import { kindName, kinds, wholeNumber } from './option-types.ts';

/** `collect <product>`: collects every kind of reviews as one collection, and follows it to its end. */
export const addCollectCommand = (program: Command, context: CommandContext): void => {
  const collect = program
    .command('collect')
    .description('collect every kind of reviews of a product as one collection, and follow it')
    .argument('<product>', 'the product name')
    .option('--kind <kind...>', 'only these kinds: community, store, google')
    .option('--max <n>', 'maximum number of reviews of each kind, 1 to 1000', wholeNumber(1, 1000))
    .option('--source <name...>', 'use only these sources')
    .option('--url <page...>', 'additional product pages to read')
    .option('--key <key>', 'idempotency key: repeating it returns the same collection')
    .option(
      '--max-age <seconds>',
      'join a running collection, or one that finished within this time; 0 joins only a running one',
      wholeNumber(),
    )
    .option('--keep <seconds>', 'how long to keep the finished collection', wholeNumber(1))
    .option('--detach', 'print the ID and exit')
    .option('--json', 'print one JSON object per line');
  collect.action(async () => {
    const [productName] = argumentsSchema.parse(collect.processedArgs);
    const options = optionsSchema.parse(collect.opts());
    const endpoint = connectToServer(collect, context.env);
    const { signal, out } = context;
    const input = {
      productName,
      ...(options.max === undefined ? {} : { maxReviews: options.max }),
      kinds: options.kind?.map((kind) => kinds[kind]),
      sources: options.source,
      productUrls: options.url,
      idempotencyKey: options.key,
      maxAge: options.maxAge,
      keepFor: options.keep,
    };
    const variables = { input };
    const { started } = await request(endpoint, CollectReviewsDocument, variables, { signal });
    const { collection, joined } = started;
    if (options.detach) {
      out.write(
        options.json
          ? `${JSON.stringify(started)}\n`
          : `${joined ? 'joined' : 'started'} ${productName}: ${collection.id}\n`,
      );
      return;
    }
    const tasks = await Promise.all(
      collection.tasks.map(({ id }) => readTask(endpoint, id, signal)),
    );
    await watchAndReport(tasks, { ...context, endpoint, json: options.json });
    if (signal.aborted) return;
    const { id } = collection;
    const read = await request(endpoint, CollectionSummaryDocument, { id }, { signal });
    if (!read.collection) return;
    const { found, summary } = read.collection;
    if (options.json) {
      out.write(`${JSON.stringify(read.collection)}\n`);
      return;
    }
    const mean = summary.averageRating === null ? '' : `, ${summary.averageRating.toFixed(1)} ★`;
    out.write(`All together: ${found} ${found === 1 ? 'review' : 'reviews'}${mean} (${id})\n`);
  });
};

const argumentsSchema = z.tuple([z.string()]);

const optionsSchema = z.object({
  kind: z.array(kindName).optional(),
  max: z.number().optional(),
  source: z.array(z.string()).optional(),
  url: z.array(z.string()).optional(),
  key: z.string().optional(),
  maxAge: z.number().optional(),
  keep: z.number().optional(),
  detach: z.boolean().default(false),
  json: z.boolean().default(false),
});
