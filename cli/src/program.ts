import { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addActiveCommand } from './commands/active-command.ts';
import { addCancelCommand } from './commands/cancel-command.ts';
import { addCollectCommand } from './commands/collect-command.ts';
import { addDeleteCommand } from './commands/delete-command.ts';
import { addListCommand } from './commands/list-command.ts';
import { addQueuesCommand } from './commands/queues-command.ts';
import { addRetryCommand } from './commands/retry-command.ts';
import { addReviewsCommand } from './commands/reviews-command.ts';
import { addShowCommand } from './commands/show-command.ts';
import { addSourcesCommand } from './commands/sources-command.ts';
import { addStartCommand } from './commands/start-command.ts';
import { addStatsCommand } from './commands/stats-command.ts';
import { addWatchCommand } from './commands/watch-command.ts';
import { addWorkersCommand } from './commands/workers-command.ts';
import { defaultServer } from './connect-to-server.ts';
import { exitCodesHelp } from './exit-code.ts';
import { addExportCommand } from './reviews/export-command.ts';
import { addSchedulesCommand } from './schedules/schedules-command.ts';

/** The commands of the terminal client. Throws a CommanderError where Commander would exit the process. */
export const createProgram = (context: CommandContext): Command => {
  const program = new Command('reviewcast')
    .description('Starts review collections, follows their progress, and operates the deployment.')
    .option('--server <url>', `GraphQL endpoint; or set REVIEWCAST_URL (default: ${defaultServer})`)
    .option('--token <token>', 'API key or watch token; or set REVIEWCAST_TOKEN')
    .addHelpText('after', `\n${exitCodesHelp}`)
    .configureOutput({
      writeOut: (text) => context.out.write(text),
      writeErr: (text) => context.err.write(text),
    })
    .exitOverride();
  program.commandsGroup('Collecting:');
  addCollectCommand(program, context);
  addStartCommand(program, context);
  addWatchCommand(program, context);
  program.commandsGroup('Tasks:');
  addListCommand(program, context);
  addActiveCommand(program, context);
  addShowCommand(program, context);
  addReviewsCommand(program, context);
  addExportCommand(program, context);
  addCancelCommand(program, context);
  addRetryCommand(program, context);
  addDeleteCommand(program, context);
  program.commandsGroup('Deployment:');
  addSchedulesCommand(program, context);
  addSourcesCommand(program, context);
  addStatsCommand(program, context);
  addWorkersCommand(program, context);
  addQueuesCommand(program, context);
  return program;
};
