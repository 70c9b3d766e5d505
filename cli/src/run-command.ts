import { CommanderError } from 'commander';
import type { Environment } from './command-context.ts';
import { errorText } from './error-text.ts';
import { type ExitCode, exitCodeOfError, exitCodes } from './exit-code.ts';
import { createProgram } from './program.ts';
import { oneLine } from './terminal/line.ts';

/**
 * Runs one command of the terminal client and prints failures to `err`.
 *
 * @param words the command-line arguments, without the program name.
 */
export const runCommand = async (
  words: readonly string[],
  environment: Environment,
): Promise<ExitCode> => {
  const { err, signal } = environment;
  let exitCode: ExitCode = exitCodes.success;
  const exitWith = (code: ExitCode) => {
    exitCode = code;
  };
  const program = createProgram({ ...environment, exitWith });
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (signal.aborted) return exitCodes.interrupted;
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
    }
    const code = exitCodeOfError(error);
    const hasToken = Boolean(program.opts()['token'] ?? environment.env['REVIEWCAST_TOKEN']);
    if (error instanceof Error) err.write(`${oneLine(errorText(error, hasToken))}\n`);
    return code;
  }
};
