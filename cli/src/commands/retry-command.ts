import { request } from '@reviewcast/client';
import {
  RetryFailedSourcesDocument,
  type RetryScope,
  RetryTaskDocument,
  RetryTasksDocument,
} from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import { completeBulkCommand } from '../change/bulk-command.ts';
import type { TaskChange } from '../change/task-change.ts';
import type { CommandContext } from '../command-context.ts';
import { reportStarted } from '../follow/report-started.ts';

/** `retry <id...>`, or with a filter: runs finished tasks again, each as a new task. */
export const addRetryCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('retry')
    .description(
      'run finished tasks again as new tasks: those given, or all failed, canceled, and incomplete ones that the options select',
    )
    .option('--failed-sources', 'ask only the sources that failed; keep what the others delivered')
    .option('--watch', 'follow the new task until it finishes; for one task')
    .addHelpText('after', examples);
  completeBulkCommand(
    {
      command,
      change: () => retryChange(command),
      changeNamed: async (ids, named) => {
        const { watch } = z.object({ watch: z.boolean().default(false) }).parse(command.opts());
        if (watch && ids.length > 1) command.error('error: --watch follows one task.');
        const mutation = failedSourcesOnly(command)
          ? RetryFailedSourcesDocument
          : RetryTaskDocument;
        for (const id of ids) {
          const { endpoint, signal } = named;
          const { retryTask } = await request(endpoint, mutation, { id }, { signal });
          await reportStarted(retryTask, { ...named, watch });
        }
      },
    },
    context,
  );
};

const failedSourcesOnly = (command: Command): boolean => command.opts()['failedSources'] === true;

const retryChange = (command: Command): TaskChange => ({
  verb: 'retry',
  done: 'retried',
  states: ['SUCCESS', 'FAILURE', 'REVOKED'],
  apply: async (endpoint, { signal, ...call }) => {
    const scope: RetryScope = failedSourcesOnly(command) ? 'FAILED_SOURCES' : 'ALL';
    return (await request(endpoint, RetryTasksDocument, { ...call, scope }, { signal })).bulk;
  },
});

const examples = `
Examples:
  reviewcast retry <id> --watch
  reviewcast retry --failed --since 24h
  reviewcast retry --incomplete --dry-run`;
