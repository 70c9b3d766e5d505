import type { TaskFilter } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import { instant, kindList, statusList } from '../commands/option-types.ts';

/** Adds the options that choose tasks. */
export const addFilterOptions = (command: Command): Command =>
  command
    .option(
      '--status <status>',
      'in one of these states, separated by commas: pending, started, retry, success, failure, revoked',
      statusList,
    )
    .option('--failed', 'that failed; the same as --status failure')
    .option('--incomplete', 'that succeeded although a source failed')
    .option(
      '--kind <kind>',
      'of these kinds, separated by commas: community, store, google',
      kindList,
    )
    .option('--search <words>', 'whose product name has words that begin with these')
    .option('--product <name>', 'of exactly this product name, ignoring case')
    .option('--error <code>', 'that ended with this error, such as ALL_SOURCES_FAILED')
    .option('--schedule <id>', 'that are runs of this schedule')
    .option('--owner <owner>', 'of this caller, as `show` prints it (operators only)')
    .option(
      '--since <time>',
      'created since then: 30m, 12h, 7d, or a date such as 2026-11-24T08:30',
      instant,
    )
    .option('--until <time>', 'created before then', instant);

/** The filter that the options of a command describe; undefined if they restrict nothing. */
export const filterOf = (command: Command): TaskFilter | undefined => {
  const options = optionsSchema.parse(command.opts());
  const status = [
    ...new Set([...(options.status ?? []), ...(options.failed ? ['FAILURE' as const] : [])]),
  ];
  if (options.incomplete && status.some((name) => name !== 'SUCCESS')) {
    command.error(
      'error: --incomplete chooses tasks that succeeded. Leave out --failed and other states.',
    );
  }
  const filter: TaskFilter = {
    ...(status.length > 0 ? { status } : {}),
    ...(options.incomplete ? { status: ['SUCCESS'], complete: false } : {}),
    ...(options.kind ? { kind: options.kind } : {}),
    ...(options.search === undefined ? {} : { search: options.search }),
    ...(options.product === undefined ? {} : { productName: options.product }),
    ...(options.error === undefined ? {} : { errorCode: options.error }),
    ...(options.schedule === undefined ? {} : { scheduleId: options.schedule }),
    ...(options.owner === undefined ? {} : { owner: options.owner }),
    ...(options.since === undefined ? {} : { createdFrom: options.since }),
    ...(options.until === undefined ? {} : { createdUntil: options.until }),
  };
  return Object.keys(filter).length > 0 ? filter : undefined;
};

const optionsSchema = z.object({
  status: z
    .array(z.enum(['PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED']))
    .optional(),
  failed: z.boolean().default(false),
  incomplete: z.boolean().default(false),
  kind: z.array(z.enum(['COMMUNITY', 'STORE', 'GOOGLE'])).optional(),
  search: z.string().optional(),
  product: z.string().optional(),
  error: z.string().optional(),
  schedule: z.string().optional(),
  owner: z.string().optional(),
  since: z.string().optional(),
  until: z.string().optional(),
});
