import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';

export interface BulkOptions {
  /** Does not ask. */
  readonly yes: boolean;
  /** Only counts. */
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Adds the options of a change to many tasks, except those that choose the tasks. */
export const addBulkOptions = (command: Command): Command =>
  command
    .option('--dry-run', 'only count the tasks that match')
    .option('--yes', 'do not ask before a change to several tasks');

/** Asks on the terminal. Fails the command if there is none to ask. */
export const confirm = async (
  command: Command,
  question: string,
  { input, err, signal }: CommandContext,
): Promise<boolean> => {
  if (!input?.isTTY) {
    return command.error(`error: ${question} Add --yes to do it, or --dry-run to only count.`);
  }
  const asking = createInterface({ input, output: err });
  try {
    const answer = await asking.question(`${question} [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
};
