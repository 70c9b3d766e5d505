import type { Command } from 'commander';
import { z } from 'zod';

/** The ID that a command with `<id>` as its only argument was given. */
export const idOf = (command: Command): string => {
  const [id] = argumentsSchema.parse(command.processedArgs);
  return id;
};

const argumentsSchema = z.tuple([z.string()]);

/** Whether `--json` was given to a command, or before it to the command that it belongs to. */
export const wantsJson = (command: Command): boolean =>
  optionsSchema.parse(command.optsWithGlobals()).json;

const optionsSchema = z.object({ json: z.boolean().default(false) });
