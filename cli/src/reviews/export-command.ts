import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { idOf } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';
import { openExport } from './open-export.ts';
import { addReviewFilterOptions, reviewFilterOf } from './review-filter.ts';
import { writeExport } from './write-export.ts';

/** `export <id>`: writes the reviews that a task has collected so far to a file, in any state. */
export const addExportCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('export')
    .description('write the reviews that a task has collected so far to a file')
    .argument('<id>', 'the ID of the task')
    .addOption(new Option('--format <format>', 'the format').choices(formats).default('csv'))
    .option('--out <file>', 'the file, which is replaced (default: standard output)');
  addReviewFilterOptions(command);
  command.action(async () => {
    const id = idOf(command);
    const { format, out: file } = optionsSchema.parse(command.opts());
    if (file === undefined && format === 'parquet' && context.out.isTTY) {
      command.error('error: Parquet is not text. Name a file with --out.');
    }
    const endpoint = connectToServer(command, context.env);
    const { signal, out } = context;
    const filter = reviewFilterOf(command);
    const body = await openExport(endpoint, { id, format, filter }, signal);
    await writeExport(body, file ?? out, signal).catch((error: unknown) => {
      // An error of the file system, such as a folder that does not exist.
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      command.error(`error: cannot write ${file ?? 'the output'}: ${error.message}`);
    });
    if (file !== undefined) out.write(`Wrote ${file}.\n`);
  });
};

const formats = ['csv', 'jsonl', 'json', 'parquet'] as const;

const optionsSchema = z.object({ format: z.enum(formats), out: z.string().min(1).optional() });
