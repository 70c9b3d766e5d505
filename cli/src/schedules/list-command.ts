import { request } from '@reviewcast/client';
import { ScheduleListDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { connectToServer } from '../connect-to-server.ts';
import { paintFor } from '../terminal/paint.ts';
import { columnsOf } from '../terminal/terminal-out.ts';
import { scheduleTable } from './schedule-lines.ts';

/** `schedules list`: lists the caller's schedules; with an operator key, those of all callers. The default of `schedules`. */
export const addListCommand = (schedules: Command, context: CommandContext): void => {
  const list = schedules
    .command('list', { isDefault: true })
    .description('list the schedules')
    .option('--json', 'print one JSON object per line, one per schedule');
  list.action(async () => {
    const { json } = z.object({ json: z.boolean().default(false) }).parse(list.opts());
    const endpoint = connectToServer(list, context.env);
    const { signal, out, env } = context;
    const { schedules: found } = await request(endpoint, ScheduleListDocument, {}, { signal });
    const lines = json
      ? found.map((schedule) => JSON.stringify(schedule))
      : scheduleTable(found, columnsOf(out), paintFor(out, env));
    for (const line of lines) out.write(`${line}\n`);
  });
};
