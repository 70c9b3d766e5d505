import { type Endpoint, request } from '@reviewcast/client';
import {
  TaskDetailsDocument,
  TaskEventsPageDocument,
  type TaskEventsPageQuery,
  type TaskEventsPageQueryVariables,
} from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { idOf } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';
import { eventLines, type LoggedEvent } from '../task/event-lines.ts';
import { noTask } from '../task/read-task.ts';
import { detailLines } from '../task/task-details.ts';
import { paintFor } from '../terminal/paint.ts';
import { columnsOf } from '../terminal/terminal-out.ts';

/** `show <id>`: shows a task with its sources and, on request, its log. */
export const addShowCommand = (program: Command, context: CommandContext): void => {
  const show = program
    .command('show')
    .description('show a task: its state, why it failed, and what each source delivered')
    .argument('<id>', 'the ID of the task')
    .option('--log', 'also list the events of the task')
    .option('--json', 'print the task as a JSON object; with --log, its events are in `events`');
  show.action(async () => {
    const id = idOf(show);
    const { json, log } = optionsSchema.parse(show.opts());
    const endpoint = connectToServer(show, context.env);
    const { out, env, signal } = context;
    const { taskStatus } = await request(endpoint, TaskDetailsDocument, { id }, { signal });
    if (!taskStatus) throw noTask(id);
    const events = log ? await readEvents(endpoint, id, signal) : [];
    if (json) {
      out.write(`${JSON.stringify(log ? { ...taskStatus, events } : taskStatus)}\n`);
      return;
    }
    const columns = columnsOf(out);
    const paint = paintFor(out, env);
    const lines = detailLines(taskStatus, columns, paint);
    if (log) lines.push('', ...eventLines(events, columns, paint));
    out.write(`${lines.join('\n')}\n`);
  });
};

const optionsSchema = z.object({
  log: z.boolean().default(false),
  json: z.boolean().default(false),
});

/** All events so far. */
const readEvents = async (
  endpoint: Endpoint,
  id: string,
  signal: AbortSignal,
): Promise<LoggedEvent[]> => {
  const events: LoggedEvent[] = [];
  let after: string | null = null;
  for (;;) {
    const variables: TaskEventsPageQueryVariables = { id, after, first: 1000 };
    const { taskEvents: page }: TaskEventsPageQuery = await request(
      endpoint,
      TaskEventsPageDocument,
      variables,
      {
        signal,
      },
    );
    events.push(...page.events);
    if (page.events.length === 0 || page.isFinal) return events;
    after = page.cursor;
  }
};
