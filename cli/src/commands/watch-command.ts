import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { idOf, wantsJson } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';
import { watchAndReport } from '../follow/watch-and-report.ts';
import { readTask } from '../task/read-task.ts';

/** `watch <id>`: follows a task from its first event to its end. */
export const addWatchCommand = (program: Command, context: CommandContext): void => {
  const watch = program
    .command('watch')
    .description('follow a task until it finishes')
    .argument('<id>', 'the ID that `start` printed')
    .option('--json', 'print one JSON object per line: the events, then the task');
  watch.action(async () => {
    const id = idOf(watch);
    const json = wantsJson(watch);
    const endpoint = connectToServer(watch, context.env);
    const task = await readTask(endpoint, id, context.signal);
    await watchAndReport([task], { ...context, endpoint, json });
  });
};
