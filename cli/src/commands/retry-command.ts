import { type Endpoint, request } from '@reviewcast/client';
import {
  RetryFailedSourcesDocument,
  RetryTaskDocument,
  type TaskListFieldsFragment,
} from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import { completeBulkCommand } from '../change/bulk-command.ts';
import type { TaskChange } from '../change/task-change.ts';
import type { CommandContext } from '../command-context.ts';
import { reportStarted } from '../follow/report-started.ts';
import { readTasks } from '../list/read-tasks.ts';

/** `retry <id...>`, or with a filter: runs finished tasks again, each as a new task. */
export const addRetryCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('retry')
    .description(
      'run finished tasks again as new tasks: those given, or all that the options select',
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
        for (const id of ids) {
          const { endpoint, signal } = named;
          const { retryTask } = await request(endpoint, mutationOf(command), { id }, { signal });
          await reportStarted(retryTask, { ...named, watch });
        }
      },
    },
    context,
  );
};

const mutationOf = (command: Command) =>
  command.opts()['failedSources'] === true ? RetryFailedSourcesDocument : RetryTaskDocument;

const retryChange = (command: Command): TaskChange => ({
  verb: 'retry',
  done: 'retried',
  states: command.opts()['incomplete'] === true ? ['SUCCESS'] : ['FAILURE', 'REVOKED'],
  select: withoutRetried,
  apply: async (endpoint, id, signal) => {
    await request(endpoint, mutationOf(command), { id }, { signal });
  },
});

/** Leaves out tasks that have been retried already, so that repeating the command changes nothing. */
const withoutRetried = async (
  endpoint: Endpoint,
  tasks: readonly TaskListFieldsFragment[],
  signal: AbortSignal,
): Promise<TaskListFieldsFragment[]> => {
  const oldest = tasks.at(-1);
  if (!oldest) return [];
  const since = { createdFrom: oldest.createdAt };
  const later = await readTasks(endpoint, since, Number.MAX_SAFE_INTEGER, signal);
  const retried = new Set(later.tasks.map(({ retryOf }) => retryOf));
  return tasks.filter(({ id }) => !retried.has(id));
};

const examples = `
Examples:
  reviewcast retry <id> --watch
  reviewcast retry --failed --since 24h
  reviewcast retry --incomplete --dry-run`;
