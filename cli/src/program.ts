import { Command } from 'commander';
import { addActiveCommand } from './active-command.ts';
import { addCancelCommand } from './cancel-command.ts';
import type { CommandContext } from './command-context.ts';
import { defaultServer } from './connect-to-server.ts';
import { exitCodesHelp } from './exit-code.ts';
import { addRetryCommand } from './retry-command.ts';
import { addStartCommand } from './start-command.ts';
import { addStatsCommand } from './stats-command.ts';
import { addWatchCommand } from './watch-command.ts';

/** The commands of the terminal client. What commander would end the process for, it throws as a CommanderError. */
export const createProgram = (context: CommandContext): Command => {
  const program = new Command('tasks')
    .description('Starts review collections and follows them.')
    .usage('[options] <command>, behind `npm run tasks --`')
    .option('--server <url>', `the server, or REVIEWCAST_URL (default: ${defaultServer})`)
    .option('--token <token>', 'an API key or watch token, or REVIEWCAST_TOKEN')
    .addHelpText('after', `\n${exitCodesHelp}`)
    .configureOutput({
      writeOut: (text) => context.out.write(text),
      writeErr: (text) => context.err.write(text),
    })
    .exitOverride();
  addStartCommand(program, context);
  addWatchCommand(program, context);
  addActiveCommand(program, context);
  addStatsCommand(program, context);
  addCancelCommand(program, context);
  addRetryCommand(program, context);
  return program;
};
