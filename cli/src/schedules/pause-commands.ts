import { type Endpoint, request } from '@reviewcast/client';
import { PauseScheduleDocument, ResumeScheduleDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { idOf, wantsJson } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';
import { ago } from '../terminal/times.ts';

/** `schedules pause|resume <id>`: stops and starts the runs of a schedule. */
export const addPauseCommands = (schedules: Command, context: CommandContext): void => {
  for (const { name, description, done, run } of changes) {
    const command = schedules
      .command(name)
      .description(description)
      .argument('<id>', 'the ID of the schedule')
      .option('--json', 'print the schedule as a JSON object');
    command.action(async () => {
      const id = idOf(command);
      const json = wantsJson(command);
      const { signal, out, env } = context;
      const schedule = await run(connectToServer(command, env), id, signal);
      const { nextRunAt } = schedule;
      const next = nextRunAt === null ? '' : `; the next run is ${ago(nextRunAt)}`;
      out.write(json ? `${JSON.stringify(schedule)}\n` : `${done} schedule ${id}${next}\n`);
    });
  }
};

const changes = [
  {
    name: 'pause',
    description: 'keep a schedule from running until it is resumed; a run in progress goes on',
    done: 'paused',
    run: async (endpoint: Endpoint, id: string, signal: AbortSignal) =>
      (await request(endpoint, PauseScheduleDocument, { id }, { signal })).pauseSchedule,
  },
  {
    name: 'resume',
    description: 'let a paused schedule run again, from its next time',
    done: 'resumed',
    run: async (endpoint: Endpoint, id: string, signal: AbortSignal) =>
      (await request(endpoint, ResumeScheduleDocument, { id }, { signal })).resumeSchedule,
  },
];
