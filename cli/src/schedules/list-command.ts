import { request } from '@reviewcast/client';
import { ScheduleListDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { wantsJson } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';
import { writeRows } from '../terminal/write-rows.ts';
import { scheduleTable } from './schedule-lines.ts';

/** `schedules list`: lists the caller's schedules; with an operator key, those of all callers. The default of `schedules`. */
export const addListCommand = (schedules: Command, context: CommandContext): void => {
  const list = schedules
    .command('list', { isDefault: true })
    .description('list the schedules')
    .option('--json', 'print one JSON object per line, one per schedule');
  list.action(async () => {
    const json = wantsJson(list);
    const endpoint = connectToServer(list, context.env);
    const { signal } = context;
    const { schedules: found } = await request(endpoint, ScheduleListDocument, {}, { signal });
    writeRows(found, json, scheduleTable, context);
  });
};
