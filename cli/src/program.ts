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

/** The commands of the terminal client. Throws a CommanderError where Commander would exit the process. */
export const createProgram = (context: CommandContext): Command => {
  const program = new Command('reviewcast')
    .description('Starts review collections and follows their progress.')
    .option('--server <url>', `GraphQL endpoint; or set REVIEWCAST_URL (default: ${defaultServer})`)
    .option('--token <token>', 'API key or watch token; or set REVIEWCAST_TOKEN')
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
