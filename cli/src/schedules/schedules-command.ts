import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { addAddCommand } from './add-command.ts';
import { addDeleteCommand } from './delete-command.ts';
import { addEditCommand } from './edit-command.ts';
import { addListCommand } from './list-command.ts';
import { addPauseCommands } from './pause-commands.ts';
import { addRunCommand } from './run-command.ts';
import { addShowCommand } from './show-command.ts';

/** `schedules …`: the commands that manage schedules. */
export const addSchedulesCommand = (program: Command, context: CommandContext): void => {
  const schedules = program.command('schedules').description('list and change schedules');
  addListCommand(schedules, context);
  addShowCommand(schedules, context);
  addAddCommand(schedules, context);
  addEditCommand(schedules, context);
  addPauseCommands(schedules, context);
  addRunCommand(schedules, context);
  addDeleteCommand(schedules, context);
};
